// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.FleetResult;

/** The problems of one document as they are found; they are told in the document's order. */
final class Problems {

  private static final int MAX_MESSAGE = 500;

  /**
   * Looking for a near name costs time, and who made so many mistakes needs another kind of help.
   */
  private static final int MAX_HINTS = 100;

  private record Found(Place place, int turn, String message) {
    static final Comparator<Found> ORDER =
        Comparator.<Found>comparingInt(found -> found.place().order())
            .thenComparingInt(Found::turn);
  }

  private final PriorityQueue<Found> kept = new PriorityQueue<>(Found.ORDER.reversed());
  private int total;
  private int hints;

  void add(Node at, String message) {
    add(at.place(), message);
  }

  void add(Place place, String message) {
    total++;
    String shown = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
    kept.add(new Found(place, total, shown));
    if (kept.size() > FleetResult.MAX_PROBLEMS) {
      kept.poll();
    }
  }

  /** Whether the document is in order so far. */
  boolean none() {
    return total == 0;
  }

  /** Words that offer the nearest of {@code known}, to stand after what was found; or nothing. */
  String hint(String found, Collection<String> known) {
    if (hints++ >= MAX_HINTS) {
      return "";
    }
    return Words.nearest(found, known)
        .map(name -> "; perhaps " + Words.quote(name) + " is meant")
        .orElse("");
  }

  FleetResult refused() {
    List<Found> ordered = new ArrayList<>(kept);
    ordered.sort(Found.ORDER);
    return new FleetResult.Refused(
        ordered.stream()
            .map(found -> new DocumentProblem(found.place().toString(), found.message()))
            .toList(),
        total);
  }
}
