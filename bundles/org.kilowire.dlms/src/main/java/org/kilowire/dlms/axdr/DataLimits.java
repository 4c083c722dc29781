// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

/**
 * How much a peer may make us hold.
 *
 * @param depth arrays and structures within each other, 1..64
 * @param elements values in one tree, containers included
 * @param length octets of one string or compact-array
 */
public record DataLimits(int depth, int elements, int length) {

  /** Depth 16, 262,144 elements, strings of 1 MiB. */
  public static final DataLimits DEFAULT = new DataLimits(16, 262_144, 1 << 20);

  public DataLimits {
    if (depth < 1 || depth > 64 || elements < 1 || length < 1) {
      throw new IllegalArgumentException("limits must be positive, depth at most 64");
    }
  }
}
