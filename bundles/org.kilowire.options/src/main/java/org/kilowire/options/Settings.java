// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;

/**
 * The options of a component that are in force. A configuration that is wrong changes nothing. Only
 * while there was none yet that was whole, it counts with the defaults of what is wrong with it:
 * there is nothing before it to go on with, as after each restart.
 *
 * <p>Kura tells components of a change when there is none, several times after each update and
 * restart. Safe for threads.
 */
public final class Settings<T> {

  private static final String GOES_ON = "what was in force goes on";

  private final Logger log;
  private final Function<Map<String, ?>, String> who;
  private final Function<Map<String, ?>, Read<T>> reader;
  private Optional<Read<T>> last = Optional.empty();
  private Optional<T> now = Optional.empty();
  private boolean whole;

  /**
   * Settings that nobody has given yet.
   *
   * @param who the name of the component in the log, by its configuration
   */
  public Settings(
      Logger log, Function<Map<String, ?>, String> who, Function<Map<String, ?>, Read<T>> reader) {
    this.log = log;
    this.who = who;
    this.reader = reader;
  }

  /**
   * The name of a component: {@code kura.service.pid}; where a console of the framework has made
   * it, which gives no such name at first, {@code service.pid}.
   */
  public static String name(Map<String, ?> configuration, String otherwise) {
    return configuration.get("kura.service.pid") instanceof String kura
        ? kura
        : configuration.get("service.pid") instanceof String pid ? pid : otherwise;
  }

  /**
   * Takes what is configured now, and tells what is wrong with it, once while it stays the same.
   *
   * @return whether other options are in force than before
   */
  public synchronized boolean changed(Map<String, ?> configuration) {
    Optional<Read<T>> read = Optional.of(reader.apply(configuration));
    if (read.equals(last)) {
      return false;
    }
    last = read;
    return take(read.get(), who.apply(configuration));
  }

  private boolean take(Read<T> read, String name) {
    Optional<T> before = now;
    boolean goesOn = before.isPresent() && (whole || read.options().isEmpty());
    for (Problem problem : read.problems()) {
      String then = goesOn ? GOES_ON : problem.instead() + " until it is right";
      log.error("{}: {}; {}", name, problem, then);
    }
    if (read.isWhole() || !goesOn) {
      now = read.options();
      whole = read.isWhole();
    }
    return !now.equals(before);
  }

  /** Those in force; empty where there are none. */
  public synchronized Optional<T> now() {
    return now;
  }

  /** All that is wrong with the configuration that was given last, in one line. */
  public synchronized String problems() {
    return last.map(Read::text).orElse("");
  }
}
