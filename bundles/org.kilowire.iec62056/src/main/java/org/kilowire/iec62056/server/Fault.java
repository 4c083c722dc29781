// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.util.Locale;

/**
 * Where a simulated meter departs from the standard, as meters of the field do, or goes wrong.
 * {@link #quirk} says what is seen, {@link #trait} by which of a client's traits it is read all the
 * same.
 */
public enum Fault {
  RATE_NOT_FOLLOWED("offers a rate, and stays at that of the request", "rates: not followed"),
  WANTS_SECONDARY_ACKNOWLEDGEMENT("hears ACK 2 Z 6 only", "acknowledgement: readout 2, 6"),
  PROGRAMMING_BY_SIX("opens its programming mode with ACK 0 Z 6", "acknowledgement: programming 6"),
  PARITY_IN_EIGHTH_BIT("its parity is seen in bit 7 of an 8N1 line", "check: parity AUTO or EVEN"),
  ANSWERS_FASTER("answers requests at 2400 baud, whatever their rate", "rates: answer"),
  TABLE_AT_ONCE("its table follows the identification at once", "conduct: without ack"),
  NO_IDENTIFICATION("its table comes in place of an identification", "none"),
  SUM_CHECK("its check character is a sum", "check: bcc SUM7"),
  INVALID_CHECK("its check character is never right", "check: bcc NONE"),
  JUNK_FIRST("a question mark and STX stand before its identification", "none"),
  DATA_AFTER_END("says more behind the end", "none"),
  KEEPS_SENDING("says its table again and again until a break", "conduct: break after readout"),
  ASLEEP("hears after NUL characters only", "sign-on: wake-up"),
  ANY_ADDRESS("answers whatever address is asked for", "access: serial"),
  BREAK_FIRST("answers its first request with a break", "sign-on: repeats"),
  ERROR_READOUT("answers with (ERROR23) in place of a readout", "none: error-message"),
  SLOW("its first character takes 4 seconds", "timing: first character"),
  PAUSES("pauses for 2 seconds in its answers", "timing: between characters"),
  DIRTY_HEAD("spoils characters above 300 baud", "conduct: slower tries"),
  NAK_AFTER_ACK("takes an ACK behind its answer for a fault of the next command", "none"),
  EMPTY_OPERAND("its P0 shows nothing", "conduct: operand is no serial"),
  NAMELESS("answers with values and no name", "none"),
  SPOILED_ONCE("spoils its first block", "check: resends"),
  SPOILED("spoils all blocks", "none: bad-bcc"),
  NAK_ONCE("has not understood its first command", "check: resends"),
  NAK("understands no command", "none: negative-acknowledgement"),
  SILENT("answers no request", "none: no-identification"),
  SILENT_AFTER_ACKNOWLEDGEMENT("identifies itself and is silent then", "none: no-answer"),
  BREAKS_OFF("stops in the middle of its readout", "none: incomplete-answer"),
  ENDLESS("its readout has no end", "limits: octets"),
  BREAK_IN_SESSION("answers its first command with a break", "none: signed-off"),
  REFUSES_BY_BREAK("refuses a password with a break", "none: authentication-refused"),
  REFUSES_BY_NAK("refuses a password with NAK", "conduct: nak refuses"),
  REFUSES_BY_ERROR("refuses a password with (ERR)", "none: authentication-refused"),
  BLOCKS_WITHOUT_LINE_END("its blocks end without CR LF", "conduct: join with line end"),
  NO_END_MARK("its readout ends without !", "check: no end mark"),
  NO_ETX("its readout ends without ETX and check", "check: bcc NONE"),
  NO_CONFIRMATION("goes to HDLC without confirming", "none"),
  READOUT_IN_MODE_E("sends a readout where HDLC was asked for", "none: readout-instead"),
  SILENT_IN_MODE_E("confirms HDLC, and is silent then", "none: hdlc-no-answer"),
  GARBLED("sends garbage for an identification", "none: malformed-identification");

  private final String quirk;
  private final String trait;

  Fault(String quirk, String trait) {
    this.quirk = quirk;
    this.trait = trait;
  }

  /** The name for a command line: {@code rate-not-followed}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is seen of it. */
  public String quirk() {
    return quirk;
  }

  /** The client's trait that reads it; none, where nothing has to be set, or with a reason. */
  public String trait() {
    return trait;
  }
}
