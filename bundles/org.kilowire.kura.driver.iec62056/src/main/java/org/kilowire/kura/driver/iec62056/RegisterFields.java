// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;
import org.kilowire.meter.iec62056.RegisterAddress;

/** The fields of a channel, and what they mean. */
final class RegisterFields {

  private static final String AS_TYPE = "type";
  private static final String VALUE = "value";
  private static final String TIME = "time";

  private static final Trait REGISTER =
      Trait.text(
              "register",
              64,
              null,
              "The register: 1.8.0, 1-0:1.8.0*255, or the meter's own name such as ET0PE.")
          .mandatory();
  private static final Trait SET =
      Trait.choice(
          "set",
          List.of(AS_TYPE, "1", "2", "3", "4", "5", "6"),
          AS_TYPE,
          "The command: R1 to R6, and W1 to W6 for a write; as the meter's type reads registers"
              + " otherwise.");
  private static final Trait ELEMENT =
      Trait.integer(
          "element", 1, 999, 1L, "Which of its values: brackets, and members of lists, from 1.");
  private static final Trait AS =
      Trait.choice(
          "as",
          List.of(VALUE, TIME),
          VALUE,
          "Whether it is a value, or a stamp of the meter's that is given in UTC.");

  /** What Kura shows. */
  static final List<ChannelField> ALL =
      List.of(
          ChannelField.of(REGISTER, "Register"),
          new ChannelField(SET, "Set of data", labels()),
          ChannelField.of(ELEMENT, "Element"),
          new ChannelField(
              AS,
              "As",
              List.of(
                  new ChannelField.Label(VALUE, "the value"),
                  new ChannelField.Label(TIME, "a time in UTC"))));

  private RegisterFields() {}

  private static List<ChannelField.Label> labels() {
    return SET.choices().stream()
        .map(
            one ->
                new ChannelField.Label(
                    one,
                    one.equals(AS_TYPE) ? "as the meter's type says" : "R" + one + ", W" + one))
        .toList();
  }

  /** The channel that the fields mean; empty where the register is no name. */
  static Optional<RegisterChannel> channel(OptionValues given) {
    Optional<String> name = given.text(REGISTER.name());
    OptionalInt set =
        given.text(SET.name()).filter(one -> !one.equals(AS_TYPE)).stream()
            .mapToInt(Integer::parseInt)
            .findFirst();
    Optional<RegisterAddress> target = name.flatMap(one -> RegisterAddress.of(set, one));
    if (name.isPresent() && target.isEmpty()) {
      given.problem(REGISTER.name(), "a name has printable characters without blanks");
    }
    int element = given.number(ELEMENT.name()).orElseThrow();
    boolean time = given.text(AS.name()).filter(TIME::equals).isPresent();
    return target.map(one -> new RegisterChannel(one, element, time));
  }
}
