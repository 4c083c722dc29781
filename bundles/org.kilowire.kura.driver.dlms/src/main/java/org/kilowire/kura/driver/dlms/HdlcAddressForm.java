// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Who is who on HDLC. */
interface HdlcAddressForm {

  @AttributeDefinition(
      name = "Client address",
      description =
          "The driver's own address (client SAP): 16 is the public client. 1 to 127,"
              + " default 16.",
      min = "1",
      max = "127",
      defaultValue = "16")
  int client();

  @AttributeDefinition(
      name = "Logical server address",
      description = "The meter's logical device: the upper HDLC address. 0 to 16383, default 1.",
      min = "0",
      max = "16383",
      defaultValue = "1")
  int server();

  @AttributeDefinition(
      name = "Physical server address",
      description =
          "The meter's place on the line: the lower HDLC address; 0 leaves it out. 0 to"
              + " 16383, default 0.",
      min = "0",
      max = "16383",
      defaultValue = "0")
  int physical();

  @AttributeDefinition(
      name = "Address size",
      description = "Octets of the server address; auto: as few as it fits.",
      defaultValue = "auto",
      options = {
        @Option(label = "auto", value = "auto"),
        @Option(label = "1 octet", value = "1"),
        @Option(label = "2 octets", value = "2"),
        @Option(label = "4 octets", value = "4")
      })
  String address_length();
}
