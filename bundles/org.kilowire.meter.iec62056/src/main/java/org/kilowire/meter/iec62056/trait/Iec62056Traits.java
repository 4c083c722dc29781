// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import java.util.stream.Stream;
import org.kilowire.meter.Trait;

/** The settings of meters that speak IEC 62056-21, quirks included. */
public final class Iec62056Traits {

  /** All, in the order of a session. */
  public static final List<Trait> ALL =
      Stream.of(
              OpeningTraits.ALL,
              LineTraits.ALL,
              AnswerTraits.ALL,
              AccessTraits.ALL,
              ReadingTraits.ALL,
              ProfileTraits.ALL,
              ClockTraits.ALL)
          .flatMap(List::stream)
          .toList();

  private Iec62056Traits() {}
}
