// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** How frames go over the line. */
interface HdlcFramesForm {

  @AttributeDefinition(
      name = "Pause inside a frame (ms)",
      description = "How long the meter may pause between two octets of a frame.",
      min = "10",
      max = "60000",
      defaultValue = "1000")
  int inter_octet_timeout();

  @AttributeDefinition(
      name = "Longest frame sent",
      description = "The longest information field that the driver proposes to send, in octets.",
      min = "1",
      max = "2030",
      defaultValue = "128")
  int max_info_transmit();

  @AttributeDefinition(
      name = "Longest frame taken",
      description = "The longest information field that the driver proposes to take, in octets.",
      min = "1",
      max = "2030",
      defaultValue = "128")
  int max_info_receive();

  @AttributeDefinition(
      name = "Window sent",
      description = "How many frames the driver proposes to send at once.",
      min = "1",
      max = "7",
      defaultValue = "1")
  int window_transmit();

  @AttributeDefinition(
      name = "Window taken",
      description = "How many frames the driver proposes to take at once.",
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
