// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** How frames go over the line. */
interface HdlcFramesForm {

  @AttributeDefinition(
      name = "Pause inside a frame (ms)",
      description =
          "How long the meter may pause between two octets of a frame. 10 to 60000, default"
              + " 1000.",
      min = "10",
      max = "60000",
      defaultValue = "1000")
  int inter_octet_timeout();

  @AttributeDefinition(
      name = "Longest frame sent (octets)",
      description =
          "The longest information field that the driver proposes to send. 1 to 2030,"
              + " default 128.",
      min = "1",
      max = "2030",
      defaultValue = "128")
  int max_info_transmit();

  @AttributeDefinition(
      name = "Longest frame taken (octets)",
      description =
          "The longest information field that the driver proposes to take. 1 to 2030,"
              + " default 128.",
      min = "1",
      max = "2030",
      defaultValue = "128")
  int max_info_receive();

  @AttributeDefinition(
      name = "Window sent",
      description = "How many frames the driver proposes to send at once. 1 to 7, default 1.",
      min = "1",
      max = "7",
      defaultValue = "1")
  int window_transmit();

  @AttributeDefinition(
      name = "Window taken",
      description = "How many frames the driver proposes to take at once. 1 to 7, default 1.",
      min = "1",
      max = "7",
      defaultValue = "1")
  int window_receive();

  @AttributeDefinition(
      name = "Frame sizes named",
      description = "Whether SNRM names the sizes above even where they are the defaults.",
      defaultValue = "true")
  boolean explicit_parameters();

  @AttributeDefinition(
      name = "Disconnect",
      description = "Whether the HDLC link is ended with DISC.",
      defaultValue = "true")
  boolean send_disc();

  @AttributeDefinition(
      name = "Stale receive number",
      description = "For meters whose N(R) does not advance: it is passed over.",
      defaultValue = "false")
  boolean stale_receive_number();
}
