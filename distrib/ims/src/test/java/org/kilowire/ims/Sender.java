// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;

/** A gateway's batches, made by hand: the chain is kept, the test decides what goes out. */
final class Sender {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");

  final String gateway;
  final UUID epoch = UUID.randomUUID();
  final List<Octets> digests = new ArrayList<>(List.of(DigestChain.START));
  private long last;

  Sender(String gateway) {
    this.gateway = gateway;
  }

  /** The payload of the next batch. */
  byte[] batch(Block... blocks) {
    byte[] body = body(new Range(last + 1, last + blocks.length), digest(), blocks);
    last += blocks.length;
    digests.add(DigestChain.after(digest(), body));
    return Payload.gzip(body);
  }

  /** Any batch at all; the chain stays where it is. */
  byte[] odd(Range range, Octets before, Block... blocks) {
    return Payload.gzip(body(range, before, blocks));
  }

  /** The digest up to the last batch. */
  Octets digest() {
    return digests.get(digests.size() - 1);
  }

  private byte[] body(Range range, Octets before, Block... blocks) {
    return BatchCodec.encode(
        new Batch(
            new BatchHeader(Batch.VERSION, gateway, epoch, range, NOW, before), List.of(blocks)));
  }

  /** One row: quarter hour number {@code time} of meter m1. */
  static Block block(long time, long value) {
    return block(time, 0, value, 0);
  }

  static Block block(long time, int ordinal, long value, int quality) {
    return block(time, ordinal, value, quality, NOW, Duration.ofMinutes(15));
  }

  static Block readAt(Instant readAt) {
    return block(1, 0, 1, 0, readAt, Duration.ZERO);
  }

  static Block period(Duration period) {
    return block(1, 0, 1, 0, NOW, period);
  }

  private static Block block(
      long time, int ordinal, long value, int quality, Instant readAt, Duration period) {
    Source source =
        new Source(
            "m1", "KW1", new Quantity("1-0:99.1.0*255"), Origin.SCHEDULE, readAt, true, period);
    return new Block(
        source,
        new long[] {900_000L * time},
        new int[] {ordinal},
        new int[] {quality},
        new long[1],
        List.of(),
        List.of(Column.of(ENERGY, "Wh", -1, value)));
  }
}
