// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** A gateway's outgoing side with a real store, a fake broker and time that the test moves. */
final class OutgoingGateway implements InstantSource, AutoCloseable {

  static final String ID = "g1";
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final FakeTransport broker = new FakeTransport();
  final Store store;
  final FailingOutbox outbox;
  final Uplink uplink;
  private final Map<Long, Octets> digests = new HashMap<>();
  private Instant now = START;
  private Duration fast = Duration.ZERO;
  private int appended;

  OutgoingGateway(Path folder, UplinkOptions options, Duration retention) {
    store =
        Store.open(
            new StoreSettings(
                folder, ID, StoreSettings.DEFAULT_MAX_OCTETS, retention, 100, this, range -> {}));
    outbox = new FailingOutbox(store.outbox());
    uplink =
        new Uplink(
            ID,
            outbox,
            store.events(),
            broker,
            options,
            this,
            () -> Duration.between(START, now).toNanos());
    uplink.connect();
  }

  @Override
  public Instant instant() {
    return now.plus(fast);
  }

  /** The clock shows so much more than the time it is. */
  void clockIsFast(Duration by) {
    fast = by;
  }

  void pass(Duration time) {
    now = now.plus(time);
    uplink.turn();
  }

  void append(int blocks) throws Exception {
    for (int i = 0; i < blocks; i++) {
      store.outbox().append(List.of(SampleBlocks.row(++appended))).get(30, TimeUnit.SECONDS);
    }
  }

  long released() {
    return store.outbox().status().released();
  }

  /** The receipt that the IMS would give up to there, if its batches ended there. */
  Receipt receipt(long upTo, List<Range> missing, Optional<Refusal> refused) {
    Octets digest =
        digests.computeIfAbsent(
            upTo,
            end -> {
              OutgoingBatch batch = store.outbox().next(end - 1, 1, 1).orElseThrow();
              return batch.digest();
            });
    return new Receipt(
        Receipt.VERSION, ID, store.outbox().status().epoch(), upTo, digest, missing, refused);
  }

  void receipted(long upTo, Range... missing) {
    receive(receipt(upTo, List.of(missing), Optional.empty()));
  }

  void receive(Receipt receipt) {
    broker.receive(Transport.Incoming.RECEIPT, ReceiptCodec.encode(receipt));
    uplink.turn();
  }

  /** Codes of the events that were reported since the last call. */
  List<String> reported() {
    uplink.turn();
    List<String> codes = new ArrayList<>();
    for (byte[] event : broker.taken(Transport.Outgoing.EVENT)) {
      codes.add(FakeTransport.complete(EventCodec.decode(event)).event().code());
    }
    return codes;
  }

  long count(UplinkCount which) {
    return uplink.status().count(which);
  }

  @Override
  public void close() {
    uplink.close();
    store.close();
  }
}
