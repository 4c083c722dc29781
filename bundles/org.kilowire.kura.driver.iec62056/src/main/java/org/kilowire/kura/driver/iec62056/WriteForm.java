// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** What may be written. */
interface WriteForm {

  @AttributeDefinition(
      name = "Registers that may be written",
      description =
          "A list of set:register, such as 5:0.2.1, as the channels name them; the expected device"
              + " must be given with it. Empty: nothing is written. The clock, relays and what"
              + " says who the meter is are never written.",
      required = false)
  String write_allowed();
}
