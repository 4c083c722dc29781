// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options that a component runs on: wrong ones are told and change nothing. */
final class Current<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Current.class);

  private final Function<Map<String, Object>, Checked<T>> reader;
  private volatile T options;

  Current(Function<Map<String, Object>, Checked<T>> reader) {
    this.reader = reader;
  }

  /**
   * Takes a configuration. Kura gives the same one many times: true only if it changed anything.
   */
  boolean take(Map<String, Object> properties) {
    Checked<T> checked = reader.apply(properties);
    Object pid = properties.getOrDefault("kura.service.pid", "?");
    checked.problems().forEach(problem -> LOG.error("{}: {}", pid, problem));
    if (checked.value().isEmpty() || checked.value().get().equals(options)) {
      return false;
    }
    options = checked.value().get();
    return true;
  }

  /** Empty until there was a configuration without a problem. */
  Optional<T> get() {
    return Optional.ofNullable(options);
  }
}
