// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import org.kilowire.meter.Trait;

/** How what a meter sends is proven and bounded, and how it departs from the order of messages. */
public final class AnswerTraits {

  public static final String BCC = "bcc";
  public static final String RESENDS = "resends";
  public static final String END_MARK = "end-mark";
  public static final String BREAK_AFTER_READOUT = "break-after-readout";
  public static final String BREAK_AT_END = "break-at-end";
  public static final String JOIN_LINE_ENDS = "join-line-ends";
  public static final String SLOWER_TRIES = "slower-tries";
  public static final String MAX_OCTETS = "max-octets";
  public static final String MAX_DATA_SETS = "max-data-sets";
  public static final String MAX_BLOCKS = "max-blocks";
  public static final String CRC = "crc";
  public static final String LISTEN_TIME = "listen-time";

  static final List<Trait> ALL =
      List.of(
          Trait.choice(
              BCC,
              List.of("xor", "sum7", "none"),
              "xor",
              "How the block check character is made: exclusive or, 7-bit sum (Energomera), or not"
                  + " checked."),
          Trait.integer(
              RESENDS,
              0,
              20,
              3L,
              "How often a damaged block is asked for again (NAK), and a command that the meter has"
                  + " not understood is sent again."),
          Trait.flag(END_MARK, true, "A readout ends with !; one without is cut off."),
          Trait.flag(
              BREAK_AFTER_READOUT, false, "The meter goes on sending until it gets a break."),
          Trait.flag(
              BREAK_AT_END,
              true,
              "The programming mode is ended with a break; off where a modem hangs up on it."),
          Trait.flag(
              JOIN_LINE_ENDS, false, "Partial blocks end without CR LF and are joined with them."),
          Trait.integer(
              SLOWER_TRIES,
              0,
              6,
              0L,
              "How often a readout that came damaged is tried again at the next lower rate."),
          Trait.integer(
              MAX_OCTETS, 256, 16_777_216, 1_048_576L, "Most octets of one answer, all blocks."),
          Trait.integer(MAX_DATA_SETS, 1, 1_000_000, 65_536L, "Most data sets of one answer."),
          Trait.integer(MAX_BLOCKS, 1, 65_535, 16_384L, "Most partial blocks of one answer."),
          Trait.choice(
              CRC,
              List.of("none", "arc", "x25", "auto"),
              "auto",
              "In mode d, how a telegram proves itself: DSMR 4 and 5 (arc), Holley (x25), either"
                  + " where there is one, or none."),
          Trait.duration(
              LISTEN_TIME,
              1_000,
              3_600_000,
              30_000,
              "In mode d, how long a telegram is waited for."));

  private AnswerTraits() {}
}
