// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.List;
import java.util.Optional;

/**
 * Options, or all that is wrong with them.
 *
 * @param options empty if there are problems
 * @param problems which field and why, in the order in which the fields were read
 */
public record Checked<T>(Optional<T> options, List<String> problems) {

  public Checked {
    problems = List.copyOf(problems);
    if (options.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException("either options or problems");
    }
  }
}
