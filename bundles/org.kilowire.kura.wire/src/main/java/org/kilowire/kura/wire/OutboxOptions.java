// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/**
 * How an Outbox behaves.
 *
 * @param commit how long a commit is waited for
 */
record OutboxOptions(Duration commit) {

  static final String COMMIT = "commit.timeout.seconds";
  static final int LEAST_COMMIT = 1;
  static final int MOST_COMMIT = 600;
  static final int DEFAULT_COMMIT = 30;

  static Read<OutboxOptions> from(Map<String, ?> properties) {
    OptionReader reader = new OptionReader(properties);
    int commit = reader.whole(COMMIT, LEAST_COMMIT, MOST_COMMIT, DEFAULT_COMMIT);
    return reader.read(Optional.of(new OutboxOptions(Duration.ofSeconds(commit))));
  }
}
