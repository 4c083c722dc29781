// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import java.util.Set;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;

/**
 * What is taken of which sources.
 *
 * @param ids of the sources; none means all
 * @param excluded series that are not taken
 * @param blocks how many of one source may wait for their commit, at least 1
 * @param values the same in values: a block's rows by its columns. One block is taken however many
 *     it has
 */
public record SourceSettings(Set<String> ids, Set<Quantity> excluded, int blocks, long values) {

  public SourceSettings {
    ids = Set.copyOf(ids);
    excluded = Set.copyOf(excluded);
  }

  /** Whether that source is to run. */
  boolean wants(String id) {
    return ids.isEmpty() || ids.contains(id);
  }

  /** Whether one more block has room beside so many that wait. */
  boolean hasRoom(int waiting, long valuesWaiting, Block one) {
    return waiting == 0 || (waiting < blocks && valuesWaiting + values(one) <= values);
  }

  static long values(Block block) {
    return (long) block.rows() * block.columns().size();
  }
}
