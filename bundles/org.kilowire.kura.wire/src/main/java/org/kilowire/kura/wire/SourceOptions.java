// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.kura.wire.pushing.SourceSettings;
import org.kilowire.meter.Quantity;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/**
 * What a Source takes of which sources.
 *
 * @param settings the same, for those who run them
 */
record SourceOptions(SourceSettings settings) {

  static final String SOURCES = "sources";
  static final String SECONDS = "sv.seconds";
  static final String BLOCKS = "queue.blocks";
  static final String VALUES = "queue.values";

  static final int MOST_SOURCES = 100;
  static final int MOST_BLOCKS = 65_536;
  static final int DEFAULT_BLOCKS = 256;
  static final int LEAST_VALUES = 1_024;
  static final int MOST_VALUES = 16_777_216;
  static final int DEFAULT_VALUES = 1_048_576;

  /** Results of sampled values of each second: 60 times as many as those of a minute. */
  private static final Quantity ONE_SECOND = new Quantity("sv:1s");

  static Read<SourceOptions> from(Map<String, ?> properties) {
    OptionReader reader = new OptionReader(properties);
    Set<String> ids = Set.copyOf(reader.ids(SOURCES, MOST_SOURCES, "all are taken"));
    Set<Quantity> excluded = reader.flag(SECONDS, false) ? Set.of() : Set.of(ONE_SECOND);
    int blocks = reader.whole(BLOCKS, 1, MOST_BLOCKS, DEFAULT_BLOCKS);
    int values = reader.whole(VALUES, LEAST_VALUES, MOST_VALUES, DEFAULT_VALUES);
    return reader.read(
        Optional.of(new SourceOptions(new SourceSettings(ids, excluded, blocks, values))));
  }
}
