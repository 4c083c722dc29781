// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.time.Duration;
import java.util.Map;

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

  static final OutboxOptions DEFAULT = new OutboxOptions(Duration.ofSeconds(DEFAULT_COMMIT));

  static Read<OutboxOptions> from(Map<String, Object> properties) {
    OptionReader reader = new OptionReader(properties);
    int commit = reader.whole(COMMIT, LEAST_COMMIT, MOST_COMMIT, DEFAULT_COMMIT);
    return reader.problems().isEmpty()
        ? Read.of(new OutboxOptions(Duration.ofSeconds(commit)))
        : Read.wrong(reader.problems());
  }
}
