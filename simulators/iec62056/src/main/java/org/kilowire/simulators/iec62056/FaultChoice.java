// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.simulators.iec62056.device.Oddity;

/**
 * What goes wrong, or is odd, with all meters or with one.
 *
 * @param serial of the one; empty for all
 * @param fault of how it speaks; empty where {@code oddity} is present
 * @param oddity of what it writes
 */
public record FaultChoice(String serial, Optional<Fault> fault, Optional<Oddity> oddity) {

  /**
   * Reads {@code NAME} or {@code SERIAL/NAME}.
   *
   * @throws IllegalArgumentException for a name that there is not
   */
  public static FaultChoice parse(String text) {
    int slash = text.indexOf('/');
    String name = text.substring(slash + 1);
    Optional<Fault> fault =
        Arrays.stream(Fault.values()).filter(one -> one.option().equals(name)).findFirst();
    Optional<Oddity> oddity =
        Arrays.stream(Oddity.values()).filter(one -> one.option().equals(name)).findFirst();
    if (fault.isEmpty() && oddity.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is no fault; there are " + String.join(", ", names()));
    }
    return new FaultChoice(text.substring(0, Math.max(0, slash)), fault, oddity);
  }

  /** All names. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(Fault.values()).forEach(one -> names.add(one.option()));
    Arrays.stream(Oddity.values()).forEach(one -> names.add(one.option()));
    return names;
  }

  boolean isOf(String meter) {
    return serial.isEmpty() || serial.equals(meter);
  }
}
