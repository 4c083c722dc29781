// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.List;
import java.util.Map;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.iec62056.FieldQuirk.Work;

/** Names and values of registers. */
final class NameQuirks {

  static final List<FieldQuirk> ALL =
      List.of(
          FieldQuirk.of(
                  Work.COMMANDS, "reads by R1, not R5", meter -> meter.device.readCommand = "R1")
              .with("read-command", "R1")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "wants something in the brackets of a read command",
                  NameQuirks::argument)
              .with("read-argument", "00")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "answers a command behind the request, and has no session",
                  NameQuirks::once)
              .with("registers", "once")
              .otherwise(Iec62056Reason.NO_ANSWER),
          FieldQuirk.of(
              Work.COMMANDS,
              "is to be asked by single registers: its readout takes minutes",
              meter -> {}),
          FieldQuirk.of(
                  Work.REGISTERS, "has OBIS codes in hexadecimal digits", NameQuirks::hexadecimal)
              .with("name-form", "hex")
              .with("serial-names", "600100FF")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.COMMANDS, "is to be asked by 1-0:1.8.0", meter -> renamed(meter, "1-0:%s"))
              .with("name-form", "channel")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "is to be asked by 1-0:1.8.0*255",
                  meter -> renamed(meter, "1-0:%s*255"))
              .with("name-form", "full")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
              Work.REGISTERS,
              "writes its names in full, 1-0:1.8.0*255",
              meter -> renamed(meter, "1-0:%s*255")),
          FieldQuirk.of(
              Work.REGISTERS,
              "writes the unit inside of the value, (0000000 kWh)",
              meter -> values(meter, "(0012345.678 kWh)", "(0000003.200 kWh)")),
          FieldQuirk.of(
              Work.REGISTERS,
              "writes decimal commas",
              meter -> values(meter, "(0012345,678*kWh)", "(0000003,200*kWh)")),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "has lists with commas in one bracket",
                  meter -> values(meter, "(0012345.678,1)", "(0000003.200,2)"))
              .with("decimal-comma", false)
              .otherwiseWrong(),
          FieldQuirk.of(
              Work.REGISTERS,
              "pads values with blanks, and ends lines with LF LF",
              NameQuirks::padded),
          FieldQuirk.of(
              Work.REGISTERS,
              "writes several data sets in a line, and values in the next",
              NameQuirks::crowded));

  private NameQuirks() {}

  private static void argument(MeterUnderTest meter) {
    meter.with("identity", "operand").device.accepts = data -> data.endsWith("(00)");
  }

  private static void once(MeterUnderTest meter) {
    meter.settings = meter.settings.withRequest("/?{address}!", 9600);
    meter.with(Fault.SILENT_AFTER_ACKNOWLEDGEMENT).with("initial-baud", 9600L);
  }

  private static void hexadecimal(MeterUnderTest meter) {
    meter.device.registers.clear();
    meter.device.registers.putAll(
        Map.of(
            "600100FF", "(12345678)",
            "010800FF", "(0012345.678*kWh)",
            "020800FF", "(0000003.200*kWh)"));
  }

  private static void renamed(MeterUnderTest meter, String form) {
    for (String name : List.of("1.8.0", "2.8.0")) {
      meter.device.registers.put(form.formatted(name), meter.device.registers.remove(name));
    }
    meter.with("identity", "operand");
  }

  private static void values(MeterUnderTest meter, String first, String second) {
    meter.device.registers.put("1.8.0", first);
    meter.device.registers.put("2.8.0", second);
  }

  private static void padded(MeterUnderTest meter) {
    meter.device.shownReadout =
        "0.0.0(  12345678)\n\n1.8.0(  0012345.678*kWh)\n\n2.8.0( 0000003.200*kWh)\n\n!\r\n";
  }

  private static void crowded(MeterUnderTest meter) {
    meter.device.shownReadout =
        "0.0.0(12345678)1.8.0(0012345.678*kWh)\r\n(1)(2)\r\n2.8.0(0000003.200*kWh)!\r\n";
  }
}
