// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.SealLimits;
import org.kilowire.seal.message.Verdict;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** A gateway that hands over sealed messages, and whoever else is at the broker. */
final class SealedTransportTest {

  private static final String GATEWAY = "g1";
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private final FakeTransport broker = new FakeTransport();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> alarms = new ArrayList<>();
  private Store store;
  private SealFolder own;
  private HandoverSeals seals;
  private HandoverSeals ims;
  private SealedTransport sealed;
  private Uplink uplink;

  @BeforeEach
  void open() throws Exception {
    own = new SealFolder(folder.resolve("gateway"));
    ims = side("ims");
    seals = HandoverSeals.open(own, SealLimits.GATEWAY, time(), nanos::get);
    trust(ims);
    store = Store.open(StoreSettings.of(folder.resolve("store"), GATEWAY));
    sealed =
        new SealedTransport(
            broker,
            GATEWAY,
            seals,
            () -> store.outbox().status().epoch(),
            (code, details) -> alarms.add(code + " " + details),
            nanos::get);
    uplink =
        new Uplink(
            GATEWAY,
            store.outbox(),
            store.events(),
            sealed,
            UplinkOptions.DEFAULT.withLimits(4, 1, 1 << 20),
            time(),
            nanos::get);
    uplink.connect();
    for (int i = 1; i <= 3; i++) {
      store.outbox().append(List.of(SampleBlocks.row(i))).get(30, TimeUnit.SECONDS);
    }
    broker.up();
    uplink.turn();
  }

  @AfterEach
  void close() throws IOException {
    uplink.close();
    store.close();
    seals.close();
    ims.close();
  }

  private InstantSource time() {
    return () -> START.plusNanos(nanos.get());
  }

  private HandoverSeals side(String name) throws IOException {
    SealFolder other = new SealFolder(folder.resolve(name));
    other.openKeys();
    other.writeTrust(
        TrustList.NOBODY.with(
            TrustedKey.of(own.openKeys().publicKeys(), TrustRole.GATEWAY, Optional.of(GATEWAY))));
    return HandoverSeals.open(other, SealLimits.IMS, time(), nanos::get);
  }

  private void trust(HandoverSeals whom) throws IOException {
    own.writeTrust(
        own.readTrust()
            .with(TrustedKey.of(whom.publicKeys(), TrustRole.RECEIPT, Optional.empty())));
    pass(Duration.ofSeconds(1));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** A receipt that is right in every respect but who sends it. */
  private byte[] receipt(long upTo, List<Range> missing, Optional<Refusal> refused) {
    OutgoingBatch batch = store.outbox().next(upTo - 1, 1, 1).orElseThrow();
    return ReceiptCodec.encode(
        new Receipt(
            Receipt.VERSION, GATEWAY, batch.epoch(), upTo, batch.digest(), missing, refused));
  }

  private byte[] by(HandoverSeals who, byte[] receipt) {
    Optional<UUID> epoch = Optional.of(store.outbox().status().epoch());
    return who.seal(MessageKind.RECEIPT, GATEWAY, epoch, receipt);
  }

  private byte[] all() {
    return receipt(3, List.of(), Optional.empty());
  }

  private void receive(byte[] message) {
    broker.receive(Transport.Incoming.RECEIPT, message);
    uplink.turn();
  }

  private long released() {
    return store.outbox().status().released();
  }

  @Test
  void batches_are_sealed_and_a_sealed_receipt_releases_them() {
    List<byte[]> sent = broker.taken(Transport.Outgoing.DATA);
    assertThat(sent).hasSize(3);
    for (byte[] message : sent) {
      assertThat(ims.check(MessageKind.BATCH, GATEWAY, message))
          .isInstanceOfSatisfying(
              Verdict.Proven.class,
              proven -> {
                assertThat(proven.seal().epoch()).contains(store.outbox().status().epoch());
                assertThat(proven.body()).startsWith((byte) 0x1F, (byte) 0x8B);
              });
    }
    receive(by(ims, all()));
    assertThat(released()).isEqualTo(3);
    assertThat(sealed.refused()).isEmpty();
    assertThat(alarms).isEmpty();
  }

  @Test
  void a_receipt_that_nobody_sealed_releases_nothing_and_is_told() {
    receive(all());
    assertThat(released()).isZero();
    assertThat(sealed.refused()).isEqualTo(Map.of("not-sealed", 1L));
    assertThat(alarms).containsExactly("messages-refused {not-sealed=1}");
    for (int i = 0; i < 1000; i++) {
      receive(all());
    }
    assertThat(alarms).hasSize(1);
    pass(Duration.ofMinutes(1));
    receive(all());
    assertThat(alarms)
        .containsExactly("messages-refused {not-sealed=1}", "messages-refused {not-sealed=1001}");
    assertThat(uplink.status().count(UplinkCount.RECEIPTS_NOT_BELIEVED)).isZero();
  }

  @Test
  void a_receipt_of_a_foreign_key_releases_nothing_nor_renews_the_epoch() throws IOException {
    try (HandoverSeals stranger = side("stranger")) {
      receive(by(stranger, all()));
      receive(
          by(stranger, receipt(3, List.of(), Optional.of(new Refusal(Refusal.BATCH_DIFFERS, "")))));
    }
    assertThat(released()).isZero();
    assertThat(store.outbox().status().counts().renewed()).isZero();
    assertThat(sealed.refused()).isEqualTo(Map.of("unknown-key", 2L));
  }

  @Test
  void a_forged_receipt_beyond_what_is_stored_renews_nothing() {
    Receipt beyond =
        Receipt.of(
            GATEWAY,
            store.outbox().status().epoch(),
            99,
            store.outbox().next(2, 1, 1).orElseThrow().digest());
    receive(ReceiptCodec.encode(beyond));
    byte[] right = by(ims, all());
    int line = new String(right, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    byte[] body = ReceiptCodec.encode(beyond);
    byte[] spliced = Arrays.copyOf(right, line + body.length);
    System.arraycopy(body, 0, spliced, line, body.length);
    receive(spliced);
    assertThat(store.outbox().status().counts().renewed()).isZero();
    assertThat(released()).isZero();
    assertThat(sealed.refused()).isEqualTo(Map.of("not-sealed", 1L, "body-differs", 1L));
  }

  @Test
  void every_flipped_octet_of_a_receipt_releases_nothing() {
    byte[] message = by(ims, all());
    for (int i = 0; i < message.length; i++) {
      byte[] flipped = message.clone();
      flipped[i] ^= 0x20;
      pass(Duration.ofMillis(100));
      receive(flipped);
      assertThat(released()).as("octet %d", i).isZero();
    }
    receive(message);
    assertThat(released()).isEqualTo(3);
  }

  @Test
  void a_replayed_receipt_changes_nothing() {
    assertThat(broker.taken(Transport.Outgoing.DATA)).hasSize(3);
    byte[] wish = by(ims, receipt(1, List.of(new Range(2, 3)), Optional.empty()));
    receive(wish);
    assertThat(released()).isEqualTo(1);
    assertThat(broker.taken(Transport.Outgoing.DATA)).hasSize(2);
    for (int i = 0; i < 100; i++) {
      receive(wish);
      pass(Duration.ofMillis(10));
    }
    assertThat(broker.taken(Transport.Outgoing.DATA)).isEmpty();
    assertThat(sealed.refused()).isEqualTo(Map.of("replayed", 100L));
  }

  @Test
  void a_replay_is_known_after_a_restart() throws IOException {
    byte[] receipt = by(ims, receipt(1, List.of(), Optional.empty()));
    receive(receipt);
    uplink.close();
    seals.close();
    seals = HandoverSeals.open(own, SealLimits.GATEWAY, time(), nanos::get);
    assertThat(seals.check(MessageKind.RECEIPT, GATEWAY, receipt))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, no -> assertThat(no.reason().code()).isEqualTo("replayed"));
  }

  @Test
  void the_old_key_is_good_beside_the_new_one_until_it_is_removed() throws IOException {
    try (HandoverSeals next = side("next")) {
      trust(next);
      receive(by(next, receipt(1, List.of(), Optional.empty())));
      receive(by(ims, receipt(2, List.of(), Optional.empty())));
      assertThat(released()).isEqualTo(2);
      own.writeTrust(own.readTrust().without(ims.publicKeys().kid()));
      pass(Duration.ofSeconds(1));
      receive(by(ims, all()));
      assertThat(released()).isEqualTo(2);
      assertThat(sealed.refused()).isEqualTo(Map.of("unknown-key", 1L));
    }
  }

  @Test
  void a_flood_of_junk_takes_no_place_of_an_honest_receipt() {
    byte[] junk = new byte[60_000];
    for (int i = 0; i < 5_000; i++) {
      broker.receive(Transport.Incoming.RECEIPT, junk);
      broker.receive(Transport.Incoming.COMMAND, junk);
    }
    receive(by(ims, all()));
    assertThat(released()).isEqualTo(3);
    assertThat(uplink.status().count(UplinkCount.INPUT_DROPPED)).isZero();
  }

  @Test
  void without_trust_batches_are_sealed_nothing_is_released_and_it_is_told_once_a_minute()
      throws IOException {
    own.writeTrust(TrustList.NOBODY);
    pass(Duration.ofMinutes(1));
    broker.taken(Transport.Outgoing.DATA);
    uplink.turn();
    receive(by(ims, all()));
    receive(all());
    assertThat(released()).isZero();
    assertThat(broker.taken(Transport.Outgoing.DATA))
        .isNotEmpty()
        .allMatch(one -> ims.check(MessageKind.BATCH, GATEWAY, one) instanceof Verdict.Proven);
    assertThat(alarms)
        .contains("no-trust {detail=nobody is trusted for a receipt of gateway g1}")
        .filteredOn(alarm -> alarm.startsWith("no-trust"))
        .hasSize(1);
    Files.writeString(own.trustFile(), "{}");
    pass(Duration.ofMinutes(6));
    uplink.turn();
    assertThat(alarms).anyMatch(alarm -> alarm.contains("trust.json: member missing"));
  }

  @Test
  void events_wait_until_somebody_is_trusted() throws Exception {
    own.writeTrust(TrustList.NOBODY);
    pass(Duration.ofSeconds(1));
    store
        .events()
        .append(new MeterEvent("m1", "parked", START, Map.of()))
        .get(30, TimeUnit.SECONDS);
    uplink.turn();
    uplink.turn();
    assertThat(broker.taken(Transport.Outgoing.EVENT)).isEmpty();
    assertThat(store.events().status().pending()).isEqualTo(1);
    trust(ims);
    pass(Duration.ofMinutes(5));
    uplink.turn();
    assertThat(broker.taken(Transport.Outgoing.EVENT))
        .singleElement()
        .matches(one -> ims.check(MessageKind.EVENT, GATEWAY, one) instanceof Verdict.Proven);
  }

  @Test
  void unsealed_hand_over_is_by_the_list_alone_and_a_standing_alarm() throws IOException {
    own.writeTrust(new TrustList(List.of(), true));
    pass(Duration.ofMinutes(1));
    broker.taken(Transport.Outgoing.DATA);
    uplink.turn();
    assertThat(broker.taken(Transport.Outgoing.DATA)).isNotEmpty().allMatch(one -> one[0] == 0x1F);
    receive(all());
    assertThat(released()).isEqualTo(3);
    assertThat(alarms).containsExactly("unsealed-hand-over {}");
  }
}
