// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

/** Hands on the last envelope of every port whenever one arrives. */
public interface CachingAggregatorFactory extends PortAggregatorFactory {}
