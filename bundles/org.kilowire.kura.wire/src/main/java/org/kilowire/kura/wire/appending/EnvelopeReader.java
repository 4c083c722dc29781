// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.appending;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.kura.wire.foreign.ChannelOutcome;
import org.kilowire.kura.wire.foreign.ForeignBlocks;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.kura.wire.records.MalformedRecord;
import org.kilowire.kura.wire.records.RecordFields;
import org.kilowire.kura.wire.records.RowBlocks;
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
  private final RowBlocks ours;
  private final ForeignBlocks theirs;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  private EnvelopeReader(Arrival arrival) {
    this.arrival = arrival;
    this.ours = new RowBlocks(arrival);
    this.theirs = new ForeignBlocks(arrival);
  }

  /** Reads the records of one envelope. */
  public static Found read(List<WireRecord> records, Arrival arrival) {
    EnvelopeReader reader = new EnvelopeReader(arrival);
    records.forEach(reader::add);
    reader.blocks.addAll(reader.ours.end());
    reader.blocks.addAll(reader.theirs.end());
    return new Found(reader.blocks, reader.refused, reader.theirs.outcomes());
  }

  private void add(WireRecord record) {
    try {
      RecordFields fields = new RecordFields(record.getProperties());
      if (RowBlocks.isRow(fields)) {
        blocks.addAll(theirs.end());
        ours.add(fields);
      } else {
        blocks.addAll(ours.end());
        theirs.add(fields);
      }
    } catch (MalformedRecord e) {
      refused.add(arrival.emitter() + ": " + e.getMessage());
    }
  }
}
