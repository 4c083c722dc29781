// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * What the meter is like. A method's name is an option's key, underscores for dots; what an option
 * may be stands in {@link DriverTraits#ALL}, and a test compares the two.
 */
interface MeterTypeForm {

  @AttributeDefinition(
      name = "Address",
      description =
          "The meter's address in the request, up to 32 characters; empty asks whoever is there:"
              + " for a meter that is alone on its line.",
      required = false)
  String address();

  @AttributeDefinition(
      name = "Meter type",
      description =
          "A type of the catalogue, such as emh-lzqj; kilowire types lists them. Default generic-c:"
              + " what the standard says.",
      defaultValue = "generic-c")
  String type();

  @AttributeDefinition(
      name = "Traits",
      description =
          "Single traits that the meter has otherwise than its type, as in a fleet document:"
              + " {\"initial-baud\": 9600, \"timeout\": \"PT5S\"}.",
      required = false)
  String traits();

  @AttributeDefinition(
      name = "Time zone",
      description = "Of the meter's stamps, such as Europe/Berlin; empty: that of the type.",
      required = false)
  String zone();

  @AttributeDefinition(
      name = "Mode",
      description =
          "The protocol mode; auto takes it from what the meter says, d hears a meter that sends by"
              + " itself. Default as the type says.",
      defaultValue = "type",
      options = {
        @Option(label = "as the type says", value = "type"),
        @Option(label = "as the meter says", value = "auto"),
        @Option(label = "A", value = "a"),
        @Option(label = "B", value = "b"),
        @Option(label = "C", value = "c"),
        @Option(label = "D", value = "d")
      })
  String mode();

  @AttributeDefinition(
      name = "Highest rate (baud)",
      description =
          "The highest rate proposed to the meter; 0: as the type says. 0 to 921600, default 0.",
      min = "0",
      max = "921600",
      defaultValue = "0")
  int max_baud();

  @AttributeDefinition(
      name = "Password level",
      description = "The command that shows the password. Default as the type says.",
      defaultValue = "type",
      options = {
        @Option(label = "as the type says", value = "type"),
        @Option(label = "P1", value = "P1"),
        @Option(label = "P2", value = "P2")
      })
  String password_level();
}
