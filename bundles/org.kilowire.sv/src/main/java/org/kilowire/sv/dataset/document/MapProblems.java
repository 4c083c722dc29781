// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kilowire.sv.dataset.DataSetProblem;

/** The problems of one document as they are found; a place has one. */
final class MapProblems {

  private static final int MAX_MESSAGE = 300;
  private static final int MAX_FOUND = 40;

  private final List<DataSetProblem> kept = new ArrayList<>();
  private final Set<String> places = new HashSet<>();
  private int total;

  void add(String path, String message) {
    if (!places.add(path)) {
      return;
    }
    total++;
    if (kept.size() < ChannelMapResult.MAX_PROBLEMS) {
      kept.add(
          new DataSetProblem(
              path, message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message));
    } else {
      places.remove(path);
    }
  }

  boolean none() {
    return total == 0;
  }

  ChannelMapResult refused() {
    return new ChannelMapResult.Refused(kept, total);
  }

  /** What was found, for a message: bounded, with nothing that controls a screen. */
  static String quote(String found) {
    StringBuilder shown = new StringBuilder("\"");
    found
        .codePoints()
        .limit(MAX_FOUND)
        .forEach(c -> shown.appendCodePoint(c >= ' ' && c < 0x7F ? c : '?'));
    return shown.append(found.length() > MAX_FOUND ? "...\"" : "\"").toString();
  }
}
