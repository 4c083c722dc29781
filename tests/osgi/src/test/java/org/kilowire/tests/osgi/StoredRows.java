// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.contract.Batch;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/**
 * The profile rows in a store that nobody uses any more.
 *
 * @param rows by the fleet's id of the meter, in the order in which they were stored
 */
record StoredRows(Map<String, List<Row>> rows) {

  private static final String PROFILE = "1-0:99.1.0*255";
  private static final String POWER = "1-0:1.7.0*255";
  private static final int MANY = 4096;

  /** A row by what makes it one. */
  record Row(Instant time, int ordinal, long firstValue) {}

  static StoredRows read(Path folder) {
    StoredRows all = new StoredRows(new HashMap<>());
    blocks(folder, all::add);
    return all;
  }

  /** The power of a meter as often as it was stored, in watts. */
  static List<BigDecimal> power(Path folder, ServedMeter meter) {
    List<BigDecimal> values = new ArrayList<>();
    blocks(
        folder,
        block -> {
          Column column = block.columns().get(0);
          if (block.source().meter().equals(Meters.id(meter))
              && column.quantity().text().equals(POWER)) {
            values.add(
                BigDecimal.valueOf(column.values()[0], -column.scale()).stripTrailingZeros());
          }
        });
    return values;
  }

  private static void blocks(Path folder, Consumer<Block> each) {
    try (Store store = Store.open(StoreSettings.of(folder, Meters.GATEWAY))) {
      long after = 0;
      Optional<OutgoingBatch> batch = store.outbox().next(after, MANY, BatchCodec.MAX_OCTETS);
      while (batch.isPresent()) {
        Decoded<Batch> decoded = BatchCodec.decode(batch.get().body().toArray());
        ((Decoded.Complete<Batch>) decoded).value().blocks().forEach(each);
        after = batch.get().range().last();
        batch = store.outbox().next(after, MANY, BatchCodec.MAX_OCTETS);
      }
      assertThat(after).isEqualTo(store.outbox().status().last());
    }
  }

  private void add(Block block) {
    if (!block.source().series().text().equals(PROFILE)) {
      return;
    }
    List<Row> of = rows.computeIfAbsent(block.source().meter(), meter -> new ArrayList<>());
    for (int i = 0; i < block.rows(); i++) {
      of.add(
          new Row(
              Instant.ofEpochMilli(block.times()[i]),
              block.ordinals()[i],
              block.columns().get(0).values()[i]));
    }
  }

  /** Each meter's rows are here in their order, each once, from the first without a hole. */
  void check(Meters meters) {
    for (ServedMeter meter : meters.all()) {
      List<Row> stored = rows.getOrDefault(Meters.id(meter), List.of());
      List<Row> archive = meter.meter().archive().stream().map(StoredRows::row).toList();
      assertThat(stored).as(Meters.id(meter)).isNotEmpty();
      int first = archive.indexOf(stored.get(0));
      assertThat(first).as("%s begins with %s", Meters.id(meter), stored.get(0)).isZero();
      assertThat(stored).isEqualTo(archive.subList(0, stored.size()));
    }
  }

  private static Row row(ArchiveRow row) {
    return new Row(row.time(), row.ordinal(), row.values().get(0));
  }
}
