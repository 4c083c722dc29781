// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.kilowire.sv.AsduView.ABSENT;

import org.kilowire.conversation.Octets;

/**
 * An ASDU of IEC 60044-8 as a value: what APDUs of IEC 61850-9-1 and frames of FT3 carry.
 *
 * @param layout where its parts lie
 * @param header of the kind that the layout has
 * @param samples two octets a channel, the most significant first
 * @param statusWords those that the layout has; the others are 0
 * @param smpCnt 0..65535
 * @param smpRate samples a period, 0..255, or absent where the layout has none
 * @param confRev 0..255, or absent where the layout has none
 */
public record Asdu91(
    AsduLayout layout,
    AsduHeader header,
    Octets samples,
    StatusWords statusWords,
    int smpCnt,
    int smpRate,
    int confRev) {

  public Asdu91 {
    require(header.kind() == layout.header(), "a header that the layout does not have");
    require(samples.length() == 2 * layout.channels(), "samples of other length than the layout's");
    require(layout.statusWord1At() != ABSENT || statusWords.word1() == 0, "no status word 1 there");
    require(layout.statusWord2At() != ABSENT || statusWords.word2() == 0, "no status word 2 there");
    require(smpCnt >= 0 && smpCnt <= 0xFFFF, "smpCnt must be 0..65535: " + smpCnt);
    requireOctet("smpRate", smpRate, layout.smpRateAt());
    requireOctet("confRev", confRev, layout.confRevAt());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static void requireOctet(String what, int value, int at) {
    boolean right = at == ABSENT ? value == ABSENT : value >= 0 && value <= 0xFF;
    require(right, what + " is not what the layout has: " + value);
  }

  /** The ASDU that a view is at. */
  public static Asdu91 of(AsduWindow view) {
    return AsduCodec.decode(view);
  }

  /**
   * A sample.
   *
   * @param channel from 1
   */
  public int sample(int channel) {
    int at = 2 * (channel - 1);
    return (short) (samples.at(at) << 8 | samples.at(at + 1));
  }

  /** The octets of so many samples, -32768..32767 each. */
  public static Octets samples(int... values) {
    byte[] octets = new byte[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      require(values[i] == (short) values[i], "a sample must be -32768..32767: " + values[i]);
      BigEndianWords.put(octets, 2 * i, values[i]);
    }
    return Octets.of(octets);
  }
}
