// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.HashMap;
import java.util.Map;

/**
 * Which association with a meter is the last that a driver of this bundle has made. It has taken
 * the place of those before: they are neither used nor ended any more, whoever keeps them. A meter
 * would be silent to the one, and the other would end the association that it has now.
 */
final class LastAssociations {

  private final Map<String, Long> last = new HashMap<>();
  private long made;

  /**
   * One was made.
   *
   * @param meter where it is, one text a meter
   * @return its number, which no other has
   */
  synchronized long made(String meter) {
    last.put(meter, ++made);
    return made;
  }

  /** Whether no other was made with the meter since. */
  synchronized boolean isLast(String meter, long number) {
    return last.getOrDefault(meter, 0L) == number;
  }
}
