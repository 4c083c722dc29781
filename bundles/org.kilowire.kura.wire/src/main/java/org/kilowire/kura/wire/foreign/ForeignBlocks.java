// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.kura.wire.foreign.ForeignReading.Measured;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.kura.wire.records.MalformedRecord;
import org.kilowire.kura.wire.records.RecordFields;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;

/** Readings of others, gathered: a block a meter as far as they fit into one. */
public final class ForeignBlocks {

  private final Arrival arrival;
  private final ForeignReader reader;
  private final Map<String, ForeignBlock> open = new LinkedHashMap<>();
  private final List<Block> full = new ArrayList<>();

  /** How many rows of a meter had this time in this envelope. */
  private final Map<String, Map<Long, Integer>> seen = new HashMap<>();

  /** None yet, of an envelope that came like this. */
  public ForeignBlocks(Arrival arrival) {
    this.arrival = arrival;
    this.reader = new ForeignReader(arrival);
  }

  /** Adds what a record says; nothing of it where it is malformed. */
  public void add(RecordFields record) throws MalformedRecord {
    reader.read(record).forEach(this::add);
  }

  /** What became of each channel of all that was added. */
  public List<ChannelOutcome> outcomes() {
    return reader.outcomes();
  }

  /** A reading of more values than a block has columns becomes several rows. */
  private void add(ForeignReading reading) {
    Map<Quantity, Measured> some = new LinkedHashMap<>();
    for (Map.Entry<Quantity, Measured> one : reading.values().entrySet()) {
      some.put(one.getKey(), one.getValue());
      if (some.size() == Block.MAX_COLUMNS) {
        addRow(reading, some);
        some = new LinkedHashMap<>();
      }
    }
    if (!some.isEmpty()) {
      addRow(reading, some);
    }
  }

  private void addRow(ForeignReading reading, Map<Quantity, Measured> values) {
    String meter = reading.meter();
    int ordinal =
        seen.computeIfAbsent(meter, m -> new HashMap<>()).merge(reading.time(), 1, Integer::sum)
            - 1;
    ForeignBlock block = open.get(meter);
    if (block != null && !block.fits(values)) {
      full.add(block.block(arrival));
      open.remove(meter);
      block = null;
    }
    if (block == null) {
      block = new ForeignBlock(meter);
      open.put(meter, block);
    }
    block.add(reading.time(), ordinal, quality(values), values);
  }

  /** A value that is not there is absent; a row is missing where it has none at all. */
  private static int quality(Map<Quantity, Measured> values) {
    boolean none = values.values().stream().allMatch(measured -> measured.value().isEmpty());
    return none ? Quality.bits(Quality.MISSING) : 0;
  }

  /** All that was gathered; it begins anew. */
  public List<Block> end() {
    List<Block> all = new ArrayList<>(full);
    open.values().forEach(block -> all.add(block.block(arrival)));
    full.clear();
    open.clear();
    return all;
  }
}
