// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

/** Hands on envelopes when every port has got one. */
public interface BarrierAggregatorFactory extends PortAggregatorFactory {}
