// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.List;

/**
 * Which layout an ASDU of 9-1 has. Those described by the user go by their length and come first.
 * Two lengths stand for two things, and the data set's name decides: 62 octets of DataSetName 0xFE
 * are State Grid's 22 channels, 42 of the universal data set (1), which has 12 channels, are one
 * without smpRate and confRev. Every other even length is "extended": the universal data set with
 * another number of channels.
 */
final class Layouts91 {

  private static final int LENGTH_OCTETS = 2;
  private static final int UNIVERSAL_DATA_SET = 1;
  private static final int PRIVATE_DATA_SET = 0xFE;
  private static final int STATE_GRID_LENGTH = AsduLayout.STATE_GRID.length() - LENGTH_OCTETS;
  private static final int WITHOUT_RATE_LENGTH =
      AsduLayout.UNIVERSAL_WITHOUT_RATE.length() - LENGTH_OCTETS;

  /** Of an extended ASDU with no channel: what surrounds the channels. */
  private static final int AROUND_CHANNELS = 20;

  /** An Ethernet frame has no room for more. */
  private static final int MAX_LENGTH = 1500;

  private final AsduLayout[] described = new AsduLayout[MAX_LENGTH + 1];
  private final AsduLayout[] extended = new AsduLayout[MAX_LENGTH + 1];

  Layouts91(List<AsduLayout> layouts) {
    extended[AsduLayout.UNIVERSAL.length() - LENGTH_OCTETS] = AsduLayout.UNIVERSAL;
    layouts.forEach(this::describe);
  }

  private void describe(AsduLayout layout) {
    int length = layout.length() - LENGTH_OCTETS;
    if (layout.header() != AsduLayout.Header.UNIVERSAL || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          layout.name() + ": an ASDU of 9-1 begins with the universal header, 1502 octets at most");
    }
    described[length] = layout;
  }

  /** The layout for what the length field and DataSetName say, or null. */
  AsduLayout of(int length, int dataSetName) {
    if (length > MAX_LENGTH) {
      return null;
    }
    if (described[length] != null) {
      return described[length];
    }
    if (length == STATE_GRID_LENGTH && dataSetName == PRIVATE_DATA_SET) {
      return AsduLayout.STATE_GRID;
    }
    if (length == WITHOUT_RATE_LENGTH && dataSetName == UNIVERSAL_DATA_SET) {
      return AsduLayout.UNIVERSAL_WITHOUT_RATE;
    }
    return extended(length);
  }

  /** Each is made once. */
  private AsduLayout extended(int length) {
    AsduLayout known = extended[length];
    if (known == null && length > AROUND_CHANNELS && length % 2 == 0) {
      known = AsduLayout.extended((length - AROUND_CHANNELS) / 2);
      extended[length] = known;
    }
    return known;
  }
}
