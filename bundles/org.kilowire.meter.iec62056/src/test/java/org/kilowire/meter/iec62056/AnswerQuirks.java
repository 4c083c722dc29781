// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.PushServer;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.meter.iec62056.FieldQuirk.Work;

/** Octets, checks, blocks and times. */
final class AnswerQuirks {

  static final List<FieldQuirk> ALL =
      List.of(
          FieldQuirk.of(
                  Work.REGISTERS,
                  "its parity is seen in bit 7 of an 8N1 line",
                  Fault.PARITY_IN_EIGHTH_BIT)
              .without("parity", "clear")
              .otherwise(Iec62056Reason.DAMAGED_CHARACTERS),
          FieldQuirk.of(
              Work.COMMANDS,
              "the line returns what is sent (optical heads, two wires)",
              meter -> meter.lineWays = line -> line.echoing()),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "the line returns what is sent, and nobody is there",
                  AnswerQuirks::nobody)
              .always(Iec62056Reason.ECHO_ONLY),
          FieldQuirk.of(Work.REGISTERS, "its first character takes 4 seconds", Fault.SLOW)
              .with("timeout", 6000L)
              .without("sign-on-repeats", 0L)
              .otherwise(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(Work.REGISTERS, "pauses for 2 seconds in its answers", Fault.PAUSES)
              .with("inter-character-timeout", 3000L)
              .with("timeout", 3000L)
              .otherwise(Iec62056Reason.INCOMPLETE_ANSWER),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "a dirty optical head spoils characters above 300 baud",
                  Fault.DIRTY_HEAD)
              .with("slower-tries", 6L)
              .otherwise(Iec62056Reason.BAD_BCC),
          FieldQuirk.of(Work.COMMANDS, "its check character is the 7-bit sum", Fault.SUM_CHECK)
              .with("bcc", "sum7")
              .otherwise(Iec62056Reason.BAD_BCC),
          FieldQuirk.of(Work.REGISTERS, "its check character is never right", Fault.INVALID_CHECK)
              .with("bcc", "none")
              .otherwise(Iec62056Reason.BAD_BCC),
          FieldQuirk.of(Work.REGISTERS, "spoils its first block", Fault.SPOILED_ONCE)
              .without("resends", 0L)
              .otherwise(Iec62056Reason.BAD_BCC),
          FieldQuirk.of(Work.REGISTERS, "spoils all blocks", Fault.SPOILED)
              .always(Iec62056Reason.BAD_BCC),
          FieldQuirk.of(Work.REGISTERS, "its readout ends without !", Fault.NO_END_MARK)
              .with("end-mark", false)
              .otherwise(Iec62056Reason.BAD_BCC),
          FieldQuirk.of(Work.REGISTERS, "its readout ends without ETX and check", Fault.NO_ETX)
              .with("bcc", "none")
              .otherwise(Iec62056Reason.INCOMPLETE_ANSWER),
          FieldQuirk.of(Work.REGISTERS, "stops in the middle of its readout", Fault.BREAKS_OFF)
              .always(Iec62056Reason.INCOMPLETE_ANSWER),
          FieldQuirk.of(Work.REGISTERS, "sends on until a break", Fault.KEEPS_SENDING)
              .with("break-after-readout", true),
          FieldQuirk.of(Work.REGISTERS, "says more behind the end", Fault.DATA_AFTER_END),
          FieldQuirk.of(Work.REGISTERS, "its readout has no end", Fault.ENDLESS)
              .always(Iec62056Reason.TOO_LONG)
              .without("max-octets", 20_000L),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "answers with (ERROR23) in place of a readout",
                  Fault.ERROR_READOUT)
              .always(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(Work.PROFILE, "its partial blocks end without CR LF", AnswerQuirks::blocks)
              .with("join-line-ends", true),
          FieldQuirk.of(Work.COMMANDS, "answers with values and no name", Fault.NAMELESS),
          FieldQuirk.of(
              Work.COMMANDS,
              "takes an ACK behind its answer for a fault of the next command",
              Fault.NAK_AFTER_ACK),
          FieldQuirk.of(
                  Work.REGISTERS, "sends by itself (mode D)", meter -> push(meter, CrcRule.NONE))
              .with("mode", "d")
              .otherwise(Iec62056Reason.NO_ANSWER),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "sends by itself, proven by the CRC of DSMR 4 and 5",
                  AnswerQuirks::dsmr)
              .with("crc", "arc")
              .without("crc", "x25")
              .otherwise(Iec62056Reason.BAD_CRC),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "sends by itself, proven by the CRC of Holley in Hungary",
                  AnswerQuirks::holley)
              .with("crc", "x25")
              .without("crc", "arc")
              .otherwise(Iec62056Reason.BAD_CRC));

  private AnswerQuirks() {}

  private static void nobody(MeterUnderTest meter) {
    meter.with(Fault.SILENT).lineWays = line -> line.echoing();
  }

  private static void blocks(MeterUnderTest meter) {
    meter.with(Fault.BLOCKS_WITHOUT_LINE_END).settings = meter.settings.withBlocks(64, Bcc.XOR);
  }

  private static void dsmr(MeterUnderTest meter) {
    push(meter.with("mode", "d"), CrcRule.ARC);
  }

  private static void holley(MeterUnderTest meter) {
    push(meter.with("mode", "d"), CrcRule.X25);
  }

  private static void push(MeterUnderTest meter, CrcRule rule) {
    String body = "/EMH5X\r\n\r\n" + meter.device.readout('0', '0').replace("!\r\n", "!");
    byte[] telegram = PushServer.telegram(body, rule);
    LineSettings line = LineSettings.of(9600, Rates.SEVEN_EVEN);
    meter.server = Optional.of(new PushServer(line, Duration.ofSeconds(5), telegram::clone));
    meter.with("initial-baud", 9600L);
  }
}
