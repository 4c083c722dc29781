// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

/**
 * The octets of an APDU that decided how it was read: tags, lengths, noASDU, and the 00 that a
 * number may begin with. Where another APDU has the same at the same places, it is as sound, and
 * its members lie at the same places: a stream's frames are all alike in them, and comparing them
 * eight at a time takes a fraction of the time that reading them does. Nothing is allocated but at
 * the beginning.
 */
final class ApduShape {

  /** Of 16 ASDUs with all optional members, and some; a shape that needs more is not kept. */
  private static final int MOST = 160;

  private static final int OUTERMOST = 0;
  private static final int IN_APDU = 1;
  private static final int AMONG_ASDUS = 2;
  private static final int IN_ASDU = 3;

  private final int[] places = new int[MOST];
  private final long[] masks = new long[MOST];
  private final long[] words = new long[MOST];
  private int count;
  private int octets;
  private int candidate;
  private int origin;
  private boolean full;

  /** Whether the APDU at {@code offset} has this shape. */
  boolean matches(byte[] apdu, int offset, int length) {
    if (count == 0 || length < octets) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (((long) Tlv.LONGS.get(apdu, offset + places[i]) & masks[i]) != words[i]) {
        return false;
      }
    }
    return true;
  }

  /** Octets of the APDU. */
  int octets() {
    return octets;
  }

  /** No APDU has it any more. */
  void forget() {
    count = 0;
  }

  /**
   * Takes the shape of a sound APDU, if one of its length came before: where frames of many shapes
   * come in turn, nothing is won by keeping one.
   */
  void offer(byte[] apdu, int offset, int behind) {
    int length = behind - offset;
    if (length == candidate) {
      learn(apdu, offset, length);
    }
    candidate = length;
  }

  private void learn(byte[] apdu, int offset, int length) {
    origin = offset;
    octets = length;
    count = 0;
    full = false;
    walk(apdu, offset, offset + length, OUTERMOST);
    for (int i = 0; i < count; i++) {
      words[i] = (long) Tlv.LONGS.get(apdu, offset + places[i]) & masks[i];
    }
    if (full) {
      count = 0;
    }
  }

  private void walk(byte[] apdu, int from, int to, int level) {
    int at = from;
    while (at < to) {
      long read = Tlv.read(apdu, at, to);
      int content = Tlv.content(read);
      int behind = Tlv.behind(read);
      keep(at, content + decisive(apdu[at], behind - content, level));
      if (hasMembers(apdu[at], level)) {
        walk(apdu, content, behind, level + 1);
      }
      at = behind;
    }
  }

  private static boolean hasMembers(byte tag, int level) {
    return switch (level) {
      case OUTERMOST -> true;
      case IN_APDU -> tag == (byte) SavPduView.ASDUS;
      case AMONG_ASDUS -> tag == SavPduView.ASDU;
      default -> false;
    };
  }

  /** How many octets of a member's content decide something. */
  private static int decisive(byte tag, int length, int level) {
    if (level == IN_APDU && tag == (byte) SavPduView.NO_ASDU) {
      return length;
    }
    return level == IN_ASDU && AsduMembers.beginsWithZero(tag, length) ? 1 : 0;
  }

  /** Octets go to the last word as far as it reaches; no word reaches beyond the APDU. */
  private void keep(int from, int to) {
    for (int at = from - origin; at < to - origin; at++) {
      if (count == 0 || at >= places[count - 1] + Long.BYTES) {
        if (count == MOST) {
          full = true;
          return;
        }
        places[count] = Math.min(at, octets - Long.BYTES);
        masks[count++] = 0;
      }
      int last = count - 1;
      masks[last] |= 0xFFL << (Byte.SIZE * (places[last] + Long.BYTES - 1 - at));
    }
  }
}
