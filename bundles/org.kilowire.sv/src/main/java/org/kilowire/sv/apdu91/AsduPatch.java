// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.kilowire.sv.AsduView.ABSENT;

import java.util.Objects;

/**
 * Changes an ASDU where it lies: the same frame is published again and again with other samples and
 * the next smpCnt. Nothing is allocated. The check sequences of FT3 are not its business: patch the
 * octets that {@code Ft3Writer} keeps. One owner.
 */
public final class AsduPatch {

  private byte[] octets = new byte[0];
  private int at;
  private AsduLayout layout = AsduLayout.UNIVERSAL;

  /** Moves to the ASDU that begins at {@code where}, all of which must be there. */
  public void move(byte[] to, int where, AsduLayout seen) {
    Objects.checkFromIndexSize(where, seen.length(), to.length);
    octets = to;
    at = where;
    layout = seen;
  }

  /** Moves to the ASDU that a view is at. */
  public void move(AsduWindow view) {
    move(view.octets(), view.offset(), view.layout());
  }

  /**
   * Puts a sample.
   *
   * @param channel from 1 to the layout's channels
   * @param value its lower 16 bits are taken: bring it into -32768..32767 first
   */
  public void sample(int channel, int value) {
    Objects.checkIndex(channel - 1, layout.channels());
    BigEndianWords.put(octets, at + layout.channelsAt() + 2 * (channel - 1), value);
  }

  /** Puts smpCnt, of which the lower 16 bits are taken. */
  public void smpCnt(int value) {
    BigEndianWords.put(octets, at + layout.smpCntAt(), value);
  }

  /** Puts the status words that there are, StatusWord1 in the upper half. */
  public void statusWords(long bits) {
    word(layout.statusWord1At(), (int) (bits >>> 16));
    word(layout.statusWord2At(), (int) bits);
  }

  private void word(int where, int value) {
    if (where != ABSENT) {
      BigEndianWords.put(octets, at + where, value);
    }
  }

  void octet(int where, int value) {
    if (where != ABSENT) {
      octets[at + where] = (byte) value;
    }
  }
}
