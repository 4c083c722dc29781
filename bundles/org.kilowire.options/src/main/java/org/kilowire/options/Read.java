// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /**
   * The same for options of which one that is wrong leaves none.
   *
   * @param instead what is so then, as in {@link Problem}
   */
  public Read<T> orNone(String instead) {
    return isWhole()
        ? this
        : new Read<>(
            Optional.empty(),
            problems.stream().map(one -> new Problem(one.field(), one.why(), instead)).toList());
  }

  /** All problems in one line. */
  public String text() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }

  /** Whether nothing is wrong. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
