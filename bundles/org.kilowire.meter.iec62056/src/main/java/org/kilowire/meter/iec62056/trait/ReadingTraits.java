// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import org.kilowire.meter.Trait;

/** How registers are read, and what their names and values mean (IEC 62056-21, 6.5 and 6.6). */
public final class ReadingTraits {

  public static final String REGISTERS = "registers";
  public static final String READOUT = "readout";
  public static final String COMMAND = "command";
  public static final String ONCE = "once";
  public static final String READ_COMMAND = "read-command";
  public static final String READ_ARGUMENT = "read-argument";
  public static final String NAMES = "names";
  public static final String OBIS = "obis";
  public static final String RAW = "raw";
  public static final String NAME_FORM = "name-form";
  public static final String SHORT = "short";
  public static final String CHANNEL_FORM = "channel";
  public static final String FULL = "full";
  public static final String HEX = "hex";
  public static final String MEDIUM = "medium";
  public static final String CHANNEL = "channel";
  public static final String DECIMAL_COMMA = "decimal-comma";

  static final List<Trait> ALL =
      List.of(
          Trait.choice(
              REGISTERS,
              List.of(READOUT, COMMAND, ONCE),
              READOUT,
              "How registers are read: all in a readout, each by a command of the programming mode,"
                  + " or each by a command behind the request (Energomera)."),
          Trait.choice(
              READ_COMMAND,
              List.of("R1", "R2", "R3", "R4", "R5", "R6"),
              "R5",
              "The command that reads a register."),
          Trait.text(
              READ_ARGUMENT,
              32,
              "",
              "What stands in the brackets of a read command behind a name."),
          Trait.choice(
              NAMES,
              List.of(OBIS, RAW),
              OBIS,
              "Whether the meter's names are OBIS codes, or its own."),
          Trait.choice(
              NAME_FORM,
              List.of(SHORT, CHANNEL_FORM, FULL, HEX),
              SHORT,
              "How an OBIS code is asked for: 1.8.0, 1-0:1.8.0, 1-0:1.8.0*255, or C to F in"
                  + " hexadecimal digits (Neva)."),
          Trait.integer(
              MEDIUM, 0, 15, 1L, "Group A of an OBIS code where it is left out; 6 is heat, 7 gas."),
          Trait.integer(CHANNEL, 0, 64, 0L, "Group B of an OBIS code where it is left out."),
          Trait.flag(
              DECIMAL_COMMA,
              true,
              "A comma in a value is its decimal point; off where it separates the members of a"
                  + " list."));

  private ReadingTraits() {}
}
