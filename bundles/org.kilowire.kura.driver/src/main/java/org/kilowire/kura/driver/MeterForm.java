// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;

/**
 * What every driver's form has of its meter: the options of {@link DriverOptions} as people see
 * them. A method's name is an option's key, underscores for dots.
 */
public interface MeterForm {

  @AttributeDefinition(
      name = "Password",
      description =
          "Where the meter wants one: the password itself, or secret:NAME for one of the gateway's"
              + " secrets.",
      type = AttributeType.PASSWORD,
      required = false)
  String password();

  @AttributeDefinition(
      name = "Expected device",
      description =
          "The serial number, or else the logical device name, that the meter must have; with"
              + " another one nothing is read. Empty: not checked.",
      required = false)
  String device();

  @AttributeDefinition(
      name = "Read deadline (ms)",
      description =
          "For reading or writing all channels, the wait for the line included. 100 to"
              + " 3600000, default 30000.",
      min = "100",
      max = "3600000",
      defaultValue = "30000")
  int read_deadline();

  @AttributeDefinition(
      name = "Wait for the line (ms)",
      description =
          "How long other users may have the line before a read is given up. 0 to 3600000; empty:"
              + " as long as the read may take.",
      min = "0",
      max = "3600000",
      required = false)
  int line_wait();

  @AttributeDefinition(
      name = "Trace",
      description =
          "Whether every frame and message is logged while the driver has the line: by the logger"
              + " org.kilowire.trace at level info, passwords and keys left out. Default false.",
      defaultValue = "false")
  boolean trace();
}
