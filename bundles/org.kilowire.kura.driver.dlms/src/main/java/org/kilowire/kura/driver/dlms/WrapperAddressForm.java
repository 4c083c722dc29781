// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** Who is who on the wrapper. */
interface WrapperAddressForm {

  @AttributeDefinition(
      name = "Client address",
      description =
          "The driver's own address (client SAP): 16 is the public client. 1 to 65535,"
              + " default 16.",
      min = "1",
      max = "65535",
      defaultValue = "16")
  int client();

  @AttributeDefinition(
      name = "Logical device",
      description = "The meter's logical device (server wPort). 0 to 65535, default 1.",
      min = "0",
      max = "65535",
      defaultValue = "1")
  int server();
}
