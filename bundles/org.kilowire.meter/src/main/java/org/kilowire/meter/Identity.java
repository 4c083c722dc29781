// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Map;

/**
 * Who answered.
 *
 * @param device the identity that is compared with the fleet: the serial number, else the logical
 *     device name
 * @param details what else it said of itself, by name
 */
public record Identity(String device, Map<String, String> details) {

  public Identity {
    details = Map.copyOf(details);
  }
}
