// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

/**
 * The two status words of IEC 60044-8 (tables 9 and 10), which IEC 61850-9-1 took over. Bit 0 is
 * the least significant. Each question can be asked of the 32 bits that {@link
 * org.kilowire.sv.AsduView#statusWords} gives, so that nothing is made on the hot path.
 *
 * @param word1 StatusWord1, 0..65535
 * @param word2 StatusWord2, 0..65535
 */
public record StatusWords(int word1, int word2) {

  /** Nothing set: all channels valid, synchronised, in service. */
  public static final StatusWords GOOD = new StatusWords(0, 0);

  /** The last channel that has a bit: State Grid's extended data set uses all of them. */
  public static final int LAST_CHANNEL = 22;

  private static final long MAINTENANCE = bit1(0);
  private static final long TEST = bit1(1);
  private static final long WAKING_UP = bit1(2);
  private static final long INTERPOLATION = bit1(3);
  private static final long SYNC_LOST = bit1(4);
  private static final int FIRST_CHANNEL_BIT = 5;
  private static final int CHANNELS_IN_WORD_1 = 7;
  private static final long DERIVATIVE = bit1(12);
  private static final long RANGE_FLAG = bit1(13);

  public StatusWords {
    if (word1 != (word1 & 0xFFFF) || word2 != (word2 & 0xFFFF)) {
      throw new IllegalArgumentException("status words must be 0..65535: " + word1 + ", " + word2);
    }
  }

  /** The words out of 32 bits, StatusWord1 in the upper half. */
  public static StatusWords of(long bits) {
    return new StatusWords((int) (bits >>> 16) & 0xFFFF, (int) bits & 0xFFFF);
  }

  /** StatusWord1 in the upper half, StatusWord2 in the lower. */
  public long bits() {
    return (long) word1 << 16 | word2;
  }

  /** SW1 bit 0: maintenance is required. */
  public static boolean maintenance(long bits) {
    return (bits & MAINTENANCE) != 0;
  }

  /** SW1 bit 1: the unit is in test. */
  public static boolean test(long bits) {
    return (bits & TEST) != 0;
  }

  /** SW1 bit 2: waking up; no sample is valid. */
  public static boolean wakingUp(long bits) {
    return (bits & WAKING_UP) != 0;
  }

  /** SW1 bit 3: the samples suit synchronisation by interpolation. */
  public static boolean interpolation(long bits) {
    return (bits & INTERPOLATION) != 0;
  }

  /** SW1 bit 4: synchronisation is lost. */
  public static boolean syncLost(long bits) {
    return (bits & SYNC_LOST) != 0;
  }

  /** SW1 bit 12: sensors give di/dt, not i. */
  public static boolean derivative(long bits) {
    return (bits & DERIVATIVE) != 0;
  }

  /** SW1 bit 13, RangeFlag: protection currents read 0x00E7 at their rated value, not 0x01CF. */
  public static boolean rangeFlag(long bits) {
    return (bits & RANGE_FLAG) != 0;
  }

  /**
   * Whether a channel is marked invalid. Channels 1..7 are SW1 bits 5..11, channels 8 and up SW2
   * bits 0 and up: as far as 12 in the universal data set, where the bits above mean other things,
   * and as far as 22 in State Grid's. So ask for channels only that the ASDU has.
   *
   * @param channel from 1; false for those above 22, which have no bit
   */
  public static boolean invalid(long bits, int channel) {
    return (bits & channelBit(channel)) != 0;
  }

  /**
   * The bits of the first channels: where none of them is set, no channel is invalid.
   *
   * @param channels 0..22 of them have bits; those above have none
   */
  public static long channelBits(int channels) {
    long bits = 0;
    for (int channel = 1; channel <= Math.min(channels, LAST_CHANNEL); channel++) {
      bits |= channelBit(channel);
    }
    return bits;
  }

  /** The same words with a channel marked invalid. */
  public StatusWords withInvalid(int channel) {
    if (channel < 1 || channel > LAST_CHANNEL) {
      throw new IllegalArgumentException("channel must be 1.." + LAST_CHANNEL + ": " + channel);
    }
    return of(bits() | channelBit(channel));
  }

  private static long channelBit(int channel) {
    if (channel < 1 || channel > LAST_CHANNEL) {
      return 0;
    }
    return channel <= CHANNELS_IN_WORD_1
        ? bit1(FIRST_CHANNEL_BIT + channel - 1)
        : 1L << (channel - CHANNELS_IN_WORD_1 - 1);
  }

  private static long bit1(int bit) {
    return 1L << (16 + bit);
  }

  /** The same words with a bit of StatusWord1 as told, 0..15. */
  public StatusWords withBit1(int bit, boolean set) {
    long mask = bit1(bit);
    return of(set ? bits() | mask : bits() & ~mask);
  }

  /** Marked as in test. */
  public StatusWords withTest(boolean set) {
    return withBit1(1, set);
  }

  /** Marked as waking up. */
  public StatusWords withWakingUp(boolean set) {
    return withBit1(2, set);
  }

  /** Marked as having lost synchronisation. */
  public StatusWords withSyncLost(boolean set) {
    return withBit1(4, set);
  }

  /** With di/dt sensors. */
  public StatusWords withDerivative(boolean set) {
    return withBit1(12, set);
  }

  /** With RangeFlag. */
  public StatusWords withRangeFlag(boolean set) {
    return withBit1(13, set);
  }
}
