// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** The first field of every driver's form. */
public interface LineForm {

  @AttributeDefinition(
      name = "Line",
      description =
          "Where the meter is: tcp://host:4059, udp://host:4059, tcp-listen://:4059 for a meter"
              + " that calls, serial:/dev/ttyUSB0, rfc2217://host:7001. Drivers and collectors that"
              + " share a line write it alike, options included.")
  String line();
}
