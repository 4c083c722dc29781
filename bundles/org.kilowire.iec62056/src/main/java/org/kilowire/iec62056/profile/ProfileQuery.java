// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.frame.Ascii;

/**
 * What is wanted of a profile or a log: the rows that end behind {@code after} and by {@code upTo}.
 *
 * @param name P.01, P.98 or another
 * @param form how the meter wants to be asked
 * @param rules of its local time
 */
public record ProfileQuery(
    String name, Instant after, Instant upTo, ProfileRequestForm form, LocalRules rules) {

  private static final int MAX_WINDOWS = 10_000;

  public ProfileQuery {
    if (name.isEmpty() || !Ascii.isPrintable(name) || name.indexOf('(') >= 0) {
      throw new IllegalArgumentException("a profile's name is printable characters: " + name);
    }
    if (upTo.isBefore(after)) {
      throw new IllegalArgumentException("the window ends before it begins");
    }
    if (upTo.getEpochSecond() - after.getEpochSecond() > form.window().toSeconds() * MAX_WINDOWS) {
      throw new IllegalArgumentException("more than " + MAX_WINDOWS + " requests for one reading");
    }
  }

  /** One request: its rows end behind {@code after} and by {@code upTo}. */
  public record Window(Instant after, Instant upTo) {

    /** Whether a row is this window's, and not its neighbour's. */
    public boolean holds(Instant end) {
      return end.isAfter(after) && !end.isAfter(upTo);
    }
  }

  /** The requests, in order; each begins where the one before ends. */
  public List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    Instant from = after;
    do {
      Instant to = from.plus(form.window());
      to = to.isAfter(upTo) ? upTo : to;
      windows.add(new Window(from, to));
      from = to;
    } while (from.isBefore(upTo));
    return windows;
  }

  /** The argument of the command for one request. */
  public String request(Window window) {
    return form.request(name, window.after(), window.upTo(), rules);
  }
}
