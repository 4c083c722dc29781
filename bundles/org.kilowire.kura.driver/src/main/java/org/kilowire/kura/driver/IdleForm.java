// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** The part of the form that drivers have whose associations outlive a read. */
public interface IdleForm {

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
}
