// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a configuration: a value, or everything that is wrong with it. */
record Parsed<T>(Optional<T> value, List<Problem> problems) {

  Parsed {
    problems = List.copyOf(problems);
    if (value.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException("either a value or problems");
    }
  }

  /** All problems in one line. */
  String text() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }
}
