// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the driver gets in; the password is behind it. */
interface AuthenticationForm {

  @AttributeDefinition(
      name = "Authentication",
      description = "How the driver proves to the meter who it is. Default none.",
      defaultValue = "none",
      options = {
        @Option(label = "none", value = "none"),
        @Option(label = "low (password)", value = "low")
      })
  String authentication();
}
