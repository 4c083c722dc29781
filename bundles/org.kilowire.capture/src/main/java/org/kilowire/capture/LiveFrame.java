// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

import java.util.Objects;

/**
 * A frame of Ethernet that has just come. A source has one only, and uses it again and again: what
 * it gives is good until the listener returns.
 */
public interface LiveFrame {

  /** {@link #tci} of a frame that no tag was taken out of. */
  int NO_TAG = -1;

  /** Octets that a tag adds to a frame. */
  int TAG_OCTETS = 4;

  /** Where a tag stands: behind both addresses. */
  int TAG_AT = 12;

  /** The frame is in here, from {@link #offset} on, from its destination on. */
  byte[] octets();

  int offset();

  /** Octets captured. */
  int length();

  /** Octets that the frame had when it came, without a tag that was taken out. */
  long originalLength();

  /**
   * Tag control information of the VLAN tag that Linux takes out of each frame, 0..65535, or {@link
   * #NO_TAG}. A tag whose TCI is 0 is a tag.
   */
  int tci();

  /** The type of that tag, 0x8100 where the system does not say. */
  int tpid();

  /** When it came, in ns since 1970, by the system's clock. */
  long atNanos();

  /**
   * Writes the frame as it was on the line, with its tag.
   *
   * @param into from 0; {@link #length} + {@link #TAG_OCTETS} are room enough
   * @return octets written
   */
  default int copyTagged(byte[] into) {
    int length = length();
    if (tci() == NO_TAG || length < TAG_AT) {
      System.arraycopy(octets(), offset(), into, 0, length);
      return length;
    }
    Objects.checkFromIndexSize(0, length + TAG_OCTETS, into.length);
    System.arraycopy(octets(), offset(), into, 0, TAG_AT);
    into[TAG_AT] = (byte) (tpid() >>> 8);
    into[TAG_AT + 1] = (byte) tpid();
    into[TAG_AT + 2] = (byte) (tci() >>> 8);
    into[TAG_AT + 3] = (byte) tci();
    System.arraycopy(octets(), offset() + TAG_AT, into, TAG_AT + TAG_OCTETS, length - TAG_AT);
    return length + TAG_OCTETS;
  }
}
