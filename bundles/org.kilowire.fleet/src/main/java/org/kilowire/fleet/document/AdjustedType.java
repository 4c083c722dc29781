// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.List;
import java.util.Optional;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.FleetResult;
import org.kilowire.meter.MeterType;

/**
 * A type of the catalogue with some traits of its user's.
 *
 * @param type empty where there are problems
 * @param problems all that is wrong; their paths begin at the traits: {@code $.bcc}
 */
public record AdjustedType(Optional<MeterType> type, List<DocumentProblem> problems) {

  public AdjustedType {
    problems = List.copyOf(problems);
  }

  static AdjustedType refused(Problems problems) {
    return new AdjustedType(
        Optional.empty(), ((FleetResult.Refused) problems.refused()).problems());
  }
}
