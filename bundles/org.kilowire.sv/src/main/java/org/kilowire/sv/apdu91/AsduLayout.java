// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.kilowire.sv.AsduView.ABSENT;

import java.util.BitSet;

/**
 * Where the parts of an ASDU of IEC 60044-8 lie, counted from its first octet and without the check
 * sequences that FT3 puts in between. What is not there is {@link org.kilowire.sv.AsduView#ABSENT}.
 * Channels lie side by side, INT16 each, the most significant octet first.
 *
 * @param name as reports have it
 * @param header what the ASDU begins with
 * @param length octets of the ASDU, the two of its length included, 3..2048
 * @param channelsAt where channel 1 begins
 * @param channels 1..1000
 * @param statusWord1At u16, or absent
 * @param statusWord2At u16, or absent
 * @param smpCntAt u16, never absent: without it a hole is no hole
 * @param smpRateAt u8, samples a period, or absent
 * @param confRevAt u8, or absent
 */
public record AsduLayout(
    String name,
    Header header,
    int length,
    int channelsAt,
    int channels,
    int statusWord1At,
    int statusWord2At,
    int smpCntAt,
    int smpRateAt,
    int confRevAt) {

  /** What an ASDU begins with. */
  public enum Header {
    /**
     * Length of what follows it u16, LNName u8, DataSetName u8, LDName u16, PhsA.Artg u16 (A),
     * Neut.Artg u16 (A), PhsA.Vrtg u16, delay u16 (us).
     */
    UNIVERSAL(14),
    /** Of links between sensors and merging units: type u8, temperature i8 (C), delay u16 (us). */
    SENSOR(4),
    /** Nothing that is known. */
    NONE(0);

    private final int octets;

    Header(int octets) {
      this.octets = octets;
    }

    /** How many octets it takes. */
    public int octets() {
      return octets;
    }
  }

  private static final int MAX_LENGTH = 2048;
  private static final int MAX_CHANNELS = 1000;

  /** Length 44, 12 channels: the universal data set as 9-1 and the 54 octets of FT3 have it. */
  public static final AsduLayout UNIVERSAL =
      new AsduLayout("universal", Header.UNIVERSAL, 46, 14, 12, 38, 40, 42, 44, 45);

  /** Length 42, 12 channels: the universal data set without smpRate and confRev. */
  public static final AsduLayout UNIVERSAL_WITHOUT_RATE =
      new AsduLayout(
          "universal-without-rate", Header.UNIVERSAL, 44, 14, 12, 38, 40, 42, ABSENT, ABSENT);

  /** Length 44 and two reserved octets behind the header: 48 octets in three blocks of 16. */
  public static final AsduLayout UNIVERSAL_WITH_RESERVE =
      new AsduLayout("universal-with-reserve", Header.UNIVERSAL, 48, 16, 12, 40, 42, 44, 46, 47);

  /** Length 62, 22 channels, smpCnt right behind the header: State Grid's extended data set. */
  public static final AsduLayout STATE_GRID =
      new AsduLayout("state-grid-22", Header.UNIVERSAL, 64, 16, 22, 60, 62, 14, ABSENT, ABSENT);

  public AsduLayout {
    check("length", length, 3, MAX_LENGTH);
    check("channels", channels, 1, MAX_CHANNELS);
    BitSet taken = new BitSet(length);
    take(taken, 0, header.octets(), length, "header");
    take(taken, channelsAt, 2 * channels, length, "channels");
    take(taken, smpCntAt, 2, length, "smpCnt");
    takeIfPresent(taken, statusWord1At, 2, length, "status word 1");
    takeIfPresent(taken, statusWord2At, 2, length, "status word 2");
    takeIfPresent(taken, smpRateAt, 1, length, "smpRate");
    takeIfPresent(taken, confRevAt, 1, length, "confRev");
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " must be " + least + ".." + most + ": " + value);
    }
  }

  private static void takeIfPresent(BitSet taken, int at, int octets, int length, String what) {
    if (at != ABSENT) {
      take(taken, at, octets, length, what);
    }
  }

  private static void take(BitSet taken, int at, int octets, int length, String what) {
    if (at < 0 || at > length - octets) {
      throw new IllegalArgumentException(what + " lies outside of the ASDU: octet " + at);
    }
    int end = at + octets;
    int clash = taken.nextSetBit(at);
    if (clash >= 0 && clash < end) {
      throw new IllegalArgumentException(what + " lies over something else: octet " + clash);
    }
    taken.set(at, end);
  }

  /**
   * 9-1 "extended": the universal data set with another number of channels; its length is 20 + 2 x
   * channels.
   */
  public static AsduLayout extended(int channels) {
    int end = 14 + 2 * channels;
    return new AsduLayout(
        "extended-" + channels,
        Header.UNIVERSAL,
        end + 8,
        14,
        channels,
        end,
        end + 2,
        end + 4,
        end + 6,
        end + 7);
  }

  /** Of a link between sensor and merging unit: the short header, channels, SW1, SW2, smpCnt. */
  public static AsduLayout sensor(int channels) {
    int end = 4 + 2 * channels;
    return new AsduLayout(
        "sensor-" + channels,
        Header.SENSOR,
        end + 6,
        4,
        channels,
        end,
        end + 2,
        end + 4,
        ABSENT,
        ABSENT);
  }
}
