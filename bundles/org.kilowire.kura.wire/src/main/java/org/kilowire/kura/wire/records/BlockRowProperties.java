// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.type.TypedValue;

/**
 * The properties of a record that is a row of a block, made when somebody reads one of them: Kura's
 * records keep the map that they are given (K56), so that a row which nobody reads costs nothing.
 */
final class BlockRowProperties extends AbstractMap<String, TypedValue<?>> {

  private final BlockRecords envelope;
  private final int block;
  private final int row;
  private volatile Map<String, TypedValue<?>> made;

  BlockRowProperties(BlockRecords envelope, int block, int row) {
    this.envelope = envelope;
    this.block = block;
    this.row = row;
  }

  /** Several readers at once may each make them; they are equal. */
  private Map<String, TypedValue<?>> made() {
    Map<String, TypedValue<?>> all = made;
    if (all == null) {
      all = envelope.properties(block, row);
      made = all;
    }
    return all;
  }

  @Override
  public Set<Entry<String, TypedValue<?>>> entrySet() {
    return made().entrySet();
  }

  @Override
  public TypedValue<?> get(Object key) {
    return made().get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return made().containsKey(key);
  }
}
