// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;

/**
 * The options of a component: those that were whole last. Kura tells components of a change when
 * there is none, several times after each update and restart.
 */
final class Settings<T> {

  private final Logger log;
  private final String name;
  private final Function<Map<String, Object>, Read<T>> reader;
  private Read<T> last;
  private T now;

  /**
   * Settings that nobody has given yet.
   *
   * @param first until there are some; may be null
   */
  Settings(Logger log, String name, Function<Map<String, Object>, Read<T>> reader, T first) {
    this.log = log;
    this.name = name;
    this.reader = reader;
    this.now = first;
  }

  /**
   * Reads what Kura gives.
   *
   * @return whether there are other options now than before; false too where they are not whole,
   *     which the log then says
   */
  synchronized boolean changed(Map<String, Object> properties) {
    Read<T> read = reader.apply(properties);
    if (read.equals(last)) {
      return false;
    }
    last = read;
    for (String problem : read.problems()) {
      log.warn("{}: {}; the settings stay as they were", name, problem);
    }
    boolean other = read.options().isPresent() && !read.options().get().equals(now);
    now = read.options().orElse(now);
    return other;
  }

  /** The options in force; null where there are none. */
  synchronized T now() {
    return now;
  }
}
