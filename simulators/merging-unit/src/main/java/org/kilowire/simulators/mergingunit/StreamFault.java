// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with frames of a stream.
 *
 * @param kind what
 * @param frame the first, from 0
 * @param count how many frames, at least 1
 */
public record StreamFault(Kind kind, long frame, long count) {

  /** What goes wrong; {@link #option} is its name. */
  public enum Kind {
    /** Frames are not sent. */
    LOSS,
    /** Frames are not sent on LAN A. */
    LOSS_A,
    /** Frames are not sent on LAN B. */
    LOSS_B,
    /** Frames are sent twice. */
    DUPLICATE,
    /** Frames are sent behind the one that follows them: every second is one of a pair. */
    REORDER,
    /** The samples are shorter by a channel, in 9-1 by two; of FT3 the last octets are missing. */
    WRONG_LENGTH,
    /** The Length field says more than there is. */
    LYING_LENGTH,
    /** A bit of the last block is flipped (FT3). */
    BAD_CRC,
    /** smpCnt begins at 0 again with the first of these frames, and no time is missing. */
    RESTART,
    /** The synchronisation is lost. */
    SYNC_LOSS,
    /** Marked as in test. */
    TEST,
    /** All samples are marked invalid. */
    INVALID,
    /** Another source sends the same frames too. */
    SECOND_SOURCE;

    /** As options have it: {@code second-source}. */
    public String option() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private static final Pattern FORM = Pattern.compile("([a-z-]+)@(\\d{1,12})(?:\\+(\\d{1,12}))?");

  public StreamFault {
    if (frame < 0 || count < 1) {
      throw new IllegalArgumentException("frames are counted from 0, and at least one is wrong");
    }
  }

  /**
   * Reads {@code NAME@FRAME} or {@code NAME@FRAME+COUNT}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static StreamFault parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a fault is NAME@FRAME or NAME@FRAME+COUNT: " + text);
    }
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.option().equals(parts.group(1)))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        parts.group(1) + " is no fault; there are " + String.join(", ", names())));
    String count = parts.group(3);
    return new StreamFault(
        kind, Long.parseLong(parts.group(2)), count == null ? 1 : Long.parseLong(count));
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(Kind.values()).map(Kind::option).toList();
  }

  boolean covers(long index) {
    return index >= frame && index - frame < count;
  }

  boolean beginsAt(long index) {
    return index == frame;
  }

  @Override
  public String toString() {
    return kind.option() + "@" + frame + (count == 1 ? "" : "+" + count);
  }
}
