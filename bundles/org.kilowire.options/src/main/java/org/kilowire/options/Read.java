// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

import java.util.List;
import java.util.Optional;

/**
 * What a configuration says.
 *
 * @param options with the default of each field that is wrong; empty where one is wrong that has
 *     none
 * @param problems everything that is wrong
 */
public record Read<T>(Optional<T> options, List<Problem> problems) {

  /** A copy of the problems. */
  public Read {
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
