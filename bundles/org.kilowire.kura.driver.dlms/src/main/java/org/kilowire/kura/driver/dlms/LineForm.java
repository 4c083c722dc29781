// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** The first part of both forms. */
interface LineForm {

  @AttributeDefinition(
      name = "Line",
      description =
          "Where the meter is: tcp://host:4059, serial:/dev/ttyUSB0?baud=9600, tcp-listen://:4059."
              + " Drivers and collectors that share a line write it alike, options included.")
  String line();
}
