// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.kura.configuration.ConfigurationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options that a component runs on: wrong ones are told and change nothing. */
public final class Current<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Current.class);

  private final Function<Map<String, Object>, Checked<T>> reader;
  private volatile T options;

  public Current(Function<Map<String, Object>, Checked<T>> reader) {
    this.reader = reader;
  }

  /**
   * Takes a configuration. Kura gives the same one many times: the options, only if they are others
   * than before.
   */
  public Optional<T> take(Map<String, Object> properties) {
    Checked<T> checked = reader.apply(properties);
    Object pid = properties.get(ConfigurationService.KURA_SERVICE_PID);
    checked
        .problems()
        .forEach(problem -> LOG.error("{}: {}; the previous options stay in force", pid, problem));
    Optional<T> next = checked.value().filter(given -> !given.equals(options));
    next.ifPresent(given -> options = given);
    return next;
  }

  /** Empty until there was a configuration without a problem. */
  public Optional<T> get() {
    return Optional.ofNullable(options);
  }
}
