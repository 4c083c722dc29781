// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Octets;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.StoreException;
import org.kilowire.store.sqlite.Sql;

/** Makes batches, and makes them again as they were. */
final class Batches {

  private Batches() {}

  /** The batch that was made of {@code sequence} and its neighbours. */
  static Optional<OutgoingBatch> made(Sql sql, long sequence) throws SQLException {
    OutboxRow row = OutboxRow.read(sql);
    Optional<BatchRow> batch = BatchRow.holding(sql, sequence);
    return batch.isEmpty() ? Optional.empty() : Optional.of(again(sql, row, batch.get()));
  }

  private static OutgoingBatch again(Sql sql, OutboxRow row, BatchRow batch) throws SQLException {
    List<byte[]> texts =
        texts(sql, row.base() + batch.range().first(), batch.range().count(), Long.MAX_VALUE);
    if (texts.size() == batch.range().count()) {
      byte[] body = body(row, batch.range(), batch.made(), batch.before(), texts);
      if (DigestChain.after(batch.before(), body).equals(batch.after())) {
        return new OutgoingBatch(row.epoch(), batch.range(), batch.after(), Octets.of(body));
      }
    }
    throw new StoreException("the blocks of batch " + batch.range() + " are damaged");
  }

  /** Makes the next new batch, for which there is a block at least, and fixes it for ever. */
  static OutgoingBatch make(Sql sql, Instant now, int maxBlocks, int maxOctets)
      throws SQLException {
    OutboxRow row = OutboxRow.read(sql);
    long first = row.batched() + 1;
    List<byte[]> texts =
        texts(sql, row.base() + first, maxBlocks, maxOctets - BatchCodec.HEADER_OCTETS);
    if (texts.isEmpty()) {
      throw new StoreException("block " + first + " is lost");
    }
    Range range = new Range(first, first + texts.size() - 1);
    Instant made = Instant.ofEpochMilli(now.toEpochMilli());
    byte[] body = body(row, range, made, row.digest(), texts);
    Octets after = DigestChain.after(row.digest(), body);
    long octets = texts.stream().mapToLong(text -> text.length).sum();
    new BatchRow(range, made, row.digest(), after, octets, Optional.empty()).insert(sql);
    row.batched(sql, range.last(), after);
    return new OutgoingBatch(row.epoch(), range, after, Octets.of(body));
  }

  private static byte[] body(
      OutboxRow row, Range range, Instant made, Octets before, List<byte[]> texts) {
    return BatchCodec.join(
        new BatchHeader(Batch.VERSION, row.gateway(), row.epoch(), range, made, before), texts);
  }

  /** Texts of consecutive blocks, with their commas within {@code maxOctets}, but at least one. */
  private static List<byte[]> texts(Sql sql, long firstId, long maxBlocks, long maxOctets)
      throws SQLException {
    List<byte[]> texts = new ArrayList<>();
    long[] octets = {0};
    sql.each(
        "SELECT id, body FROM block WHERE id >= ? ORDER BY id LIMIT ?",
        row -> {
          byte[] text = row.getBytes(2);
          octets[0] += text.length + 1L;
          boolean fits = texts.isEmpty() || octets[0] <= maxOctets;
          boolean next = row.getLong(1) == firstId + texts.size();
          if (fits && next) {
            texts.add(text);
          }
          return fits && next;
        },
        firstId,
        maxBlocks);
    return texts;
  }
}
