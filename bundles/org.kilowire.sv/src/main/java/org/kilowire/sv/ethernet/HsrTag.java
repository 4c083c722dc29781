// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

/**
 * The tag of a ring of High-availability Seamless Redundancy (IEC 62439-3), behind the VLAN tags.
 *
 * @param path 0..15: which port of the ring, and which of its networks, the frame was sent by
 * @param size 0..4095: octets of the frame without addresses, type and VLAN tags; as the frame has
 *     it, compared with nothing
 * @param sequence 0..65535, the same in both copies of a frame
 */
public record HsrTag(int path, int size, int sequence) {

  /** Octets of a tag. */
  public static final int LENGTH = 6;

  static final int TYPE = 0x892F;

  public HsrTag {
    if (path < 0 || path > 0xF) {
      throw new IllegalArgumentException("path 0..15: " + path);
    }
    if (size < 0 || size > 0xFFF) {
      throw new IllegalArgumentException("size 0..4095: " + size);
    }
    if (sequence < 0 || sequence > 0xFFFF) {
      throw new IllegalArgumentException("sequence 0..65535: " + sequence);
    }
  }
}
