// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

/** A component that has a place in the wire graph. */
public interface WireComponent {}
