// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/**
 * The part of the form that both drivers have. A method's name is an option's key, underscores for
 * dots; what an option may be stands in {@link DlmsFraming#traits}, and a test compares the two.
 */
interface DlmsForm {

  @AttributeDefinition(
      name = "Serial number object",
      description = "The object with the serial number (class 1). Default 0.0.96.1.0.255.",
      defaultValue = "0.0.96.1.0.255")
  String serial_object();

  @AttributeDefinition(
      name = "Attributes in one request",
      description = "At most so many; 1 for meters that take no lists. 1 to 255, default 20.",
      min = "1",
      max = "255",
      defaultValue = "20")
  int max_list();

  @AttributeDefinition(
      name = "Longest APDU (octets)",
      description =
          "The longest APDU that the driver says it takes; 0: no limit. 0 to 65535, default"
              + " 65535.",
      min = "0",
      max = "65535",
      defaultValue = "65535")
  int max_pdu();

  @AttributeDefinition(
      name = "Release request",
      description = "Whether the association is ended with a release request; not all know it.",
      defaultValue = "false")
  boolean send_rlrq();

  @AttributeDefinition(
      name = "Attributes that may be written",
      description =
          "A list of class:OBIS:attribute, such as 1:0-0:96.1.1*255:2; the expected device must be"
              + " given with it. Empty: nothing is written."
              + " Clocks, scripts, calendars, keys, relays and limiters are never written.",
      required = false)
  String write_allowed();
}
