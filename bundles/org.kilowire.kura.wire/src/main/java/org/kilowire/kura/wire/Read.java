// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.List;
import java.util.Optional;

/**
 * Options that are whole, or everything that is wrong with them.
 *
 * @param problems each with the field and why
 */
record Read<T>(Optional<T> options, List<String> problems) {

  static <T> Read<T> of(T options) {
    return new Read<>(Optional.of(options), List.of());
  }

  static <T> Read<T> wrong(List<String> problems) {
    return new Read<>(Optional.empty(), List.copyOf(problems));
  }
}
