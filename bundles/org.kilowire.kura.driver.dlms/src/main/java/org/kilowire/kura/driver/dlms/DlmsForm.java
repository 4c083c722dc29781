// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Option;

/**
 * The part of the form that both drivers have. A method's name is an option's key, underscores for
 * dots; what an option may be stands in {@link OptionTable}, and a test compares the two.
 */
interface DlmsForm {

  @AttributeDefinition(
      name = "Authentication",
      description = "How the driver proves to the meter who it is. Default none.",
      defaultValue = "none",
      options = {
        @Option(label = "none", value = "none"),
        @Option(label = "low (password)", value = "low")
      })
  String authentication();

  @AttributeDefinition(
      name = "Password",
      description =
          "Of low authentication: the password itself, or secret:NAME for one of the gateway's"
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
      name = "Serial number object",
      description = "The object with the serial number (class 1). Default 0.0.96.1.0.255.",
      defaultValue = "0.0.96.1.0.255")
  String serial_object();

  @AttributeDefinition(
      name = "Request timeout (ms)",
      description =
          "How long the meter may take to answer one request. 100 to 300000, default 5000.",
      min = "100",
      max = "300000",
      defaultValue = "5000")
  int timeout();

  @AttributeDefinition(
      name = "Retries",
      description = "How often a silent meter is asked again. 0 to 20, default 3.",
      min = "0",
      max = "20",
      defaultValue = "3")
  int retries();

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
      name = "Idle time (ms)",
      description =
          "How long the association is kept for the next read. 0: it ends with each read. A TCP"
              + " line closes its connection by its own option idle (1 s unless it says"
              + " another). 0 to 3600000, default 10000.",
      min = "0",
      max = "3600000",
      defaultValue = "10000")
  int idle();

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
