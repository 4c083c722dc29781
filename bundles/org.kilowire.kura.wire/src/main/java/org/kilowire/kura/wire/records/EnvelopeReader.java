// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.meter.Block;

/** Reads envelopes, whoever sent them, into blocks. */
public final class EnvelopeReader {

  /**
   * What an envelope gave.
   *
   * @param blocks in the order in which they begin
   * @param refused what is wrong with each record that is in none of them
   * @param channels what became of those of others
   */
  public record Found(List<Block> blocks, List<String> refused, List<ChannelOutcome> channels) {}

  private final Arrival arrival;
  private final RowReader rows;
  private final ForeignReader foreigners;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private RowBlock ours;
  private ForeignBlocks theirs;

  private EnvelopeReader(Arrival arrival) {
    this.arrival = arrival;
    this.rows = new RowReader(arrival);
    this.foreigners = new ForeignReader(arrival);
    this.theirs = new ForeignBlocks(arrival);
  }

  /** Reads the records of one envelope. */
  public static Found read(List<WireRecord> records, Arrival arrival) {
    EnvelopeReader reader = new EnvelopeReader(arrival);
    for (WireRecord record : records) {
      reader.add(record);
    }
    reader.endOurs();
    reader.endTheirs();
    return new Found(reader.blocks, reader.refused, reader.foreigners.outcomes());
  }

  private void add(WireRecord record) {
    try {
      Fields fields = new Fields(record.getProperties());
      if (fields.value(Keys.METER) == null) {
        endOurs();
        theirs.add(foreigners.read(fields));
      } else {
        endTheirs();
        add(rows.read(fields));
      }
    } catch (MalformedRecord e) {
      refused.add(arrival.emitter() + ": " + e.getMessage());
    }
  }

  private void add(Row row) {
    if (ours == null || !ours.add(row)) {
      endOurs();
      ours = new RowBlock(row);
    }
  }

  private void endOurs() {
    if (ours != null) {
      blocks.add(ours.block());
      ours = null;
    }
  }

  private void endTheirs() {
    blocks.addAll(theirs.end());
  }
}
