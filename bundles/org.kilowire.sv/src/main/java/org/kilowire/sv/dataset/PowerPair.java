// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Objects;

/**
 * A voltage and the current that power is calculated of.
 *
 * @param name as messages have it: 1..32 of A-Z a-z 0-9 . _ -
 * @param voltage index of a channel
 * @param current index of a channel
 */
public record PowerPair(String name, int voltage, int current) {
  public PowerPair {
    Objects.requireNonNull(name);
  }
}
