// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** How a line becomes one of HDLC where the meter wants to be asked for first. */
interface ModeEForm {

  @AttributeDefinition(
      name = "Mode E",
      description =
          "Whether the meter is asked for at 300 baud first and goes over to HDLC then (IEC"
              + " 62056-21, mode E): optical heads. Each read makes its own association then."
              + " Default false.",
      defaultValue = "false")
  boolean mode_e();

  @AttributeDefinition(
      name = "Mode E: address",
      description =
          "The meter's address in that request, up to 32 characters; empty asks whoever is there.",
      required = false)
  String mode_e_address();

  @AttributeDefinition(
      name = "Mode E: highest rate (baud)",
      description = "The highest rate of HDLC proposed there. 300 to 115200, default 19200.",
      min = "300",
      max = "115200",
      defaultValue = "19200")
  int mode_e_max_baud();
}
