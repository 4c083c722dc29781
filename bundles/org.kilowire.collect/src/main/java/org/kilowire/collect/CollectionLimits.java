// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.util.List;

/**
 * How long anything may take, and how much at once.
 *
 * @param lines how many lines are in use at the same time, 1..1024
 * @param line how long a task waits for its line
 * @param open association and identity
 * @param read a round of registers, or the clock
 * @param profile one window of a profile
 * @param close the end of a session
 * @param task all that one meter gets of its line at a time
 * @param turn how long a meter with much to tell keeps a line that others wait for
 * @param window how much of a profile is asked for at once: progress is stored and the line can be
 *     given back in between. Where nothing was found the next window is longer
 * @param commit how long a commit of the archive is waited for
 * @param stop how long {@link Collector#close} waits for running tasks before it cuts their lines
 */
public record CollectionLimits(
    int lines,
    Duration line,
    Duration open,
    Duration read,
    Duration profile,
    Duration close,
    Duration task,
    Duration turn,
    Duration window,
    Duration commit,
    Duration stop) {

  public static final CollectionLimits DEFAULT =
      new CollectionLimits(
          16,
          Duration.ofMinutes(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(15),
          Duration.ofSeconds(10),
          Duration.ofDays(2),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  public CollectionLimits {
    if (lines < 1 || lines > 1024) {
      throw new IllegalArgumentException("lines are 1..1024: " + lines);
    }
    for (Duration limit :
        List.of(line, open, read, profile, close, task, turn, window, commit, stop)) {
      if (limit.compareTo(Duration.ofMillis(1)) < 0 || limit.compareTo(Duration.ofDays(366)) > 0) {
        throw new IllegalArgumentException("a limit out of range: " + limit);
      }
    }
  }
}
