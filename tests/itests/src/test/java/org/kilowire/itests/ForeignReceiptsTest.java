// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.mqtt.MqttConnection;
import org.kilowire.mqtt.MqttListener;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Released.Fault;
import org.kilowire.tests.support.Eventually;
import org.kilowire.uplink.UplinkCount;

/** An IMS that the gateway trusts, and that is wrong, or not this gateway's, sends receipts. */
@Timeout(300)
class ForeignReceiptsTest {

  private static final Octets WRONG = DigestChain.after(DigestChain.START, new byte[] {1});

  @TempDir private Path root;
  private HandoverSeals seals;

  /** The first batch that a broker's client sees, with the digest that a true receipt has. */
  private record Sent(BatchHeader header, Octets digest) {

    static Sent of(byte[] message) {
      int line = new String(message, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
      byte[] payload = Arrays.copyOfRange(message, line, message.length);
      byte[] body = ((Decoded.Complete<byte[]>) Payload.gunzip(payload)).value();
      BatchHeader header = ((Decoded.Complete<Batch>) BatchCodec.decode(body)).value().header();
      return new Sent(header, DigestChain.after(header.before(), body));
    }
  }

  @Test
  void none_of_them_releases_anything_and_each_is_counted() throws Exception {
    try (MeterHost host =
            MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 42, like -> like);
        // Uploads at the start and then for hours not: later blocks are stored and not sent.
        Rig rig =
            Rig.of(
                root,
                FleetText.onDemand(FleetText.named(host.meters())),
                "upload.every=P1D",
                "receipt.timeout=PT1S")) {
      storedBeforeTheUpload(rig);
      CompletableFuture<Sent> first = new CompletableFuture<>();
      seals = rig.trustedByTheGateway();
      MqttConnection stranger =
          MqttConnection.open(
              rig.options("stranger"), List.of(Rig.TOPICS.data()), firstInto(first));
      try {
        Eventually.await("the stranger's connection", stranger::connected);
        InProcessGateway gateway = rig.startGateway();
        Sent sent = first.get(Eventually.LIMIT.toSeconds(), TimeUnit.SECONDS);
        rig.runWell("registers");
        OutboxStatus status = gateway.outbox();
        assertThat(status.last()).isGreaterThan(status.batched());
        refusals(sent, status)
            .forEach((fault, receipt) -> sendAndAwait(stranger, gateway, fault, receipt));
        assertThat(gateway.outbox().counts().refused()).allSatisfy((f, n) -> assertThat(n).isOne());
        assertThat(gateway.uplink().count(UplinkCount.RECEIPTS_NOT_BELIEVED)).isEqualTo(4);

        publish(stranger, "{\"upTo\":".getBytes(StandardCharsets.UTF_8));
        Eventually.await(
            "the malformed one is counted",
            () -> gateway.uplink().count(UplinkCount.RECEIPTS_MALFORMED) == 1);
        assertThat(gateway.outbox().released()).isZero();

        renewed(stranger, gateway, status);
      } finally {
        stranger.close();
        seals.close();
      }
    }
  }

  /** What the first upload sends. */
  private static void storedBeforeTheUpload(Rig rig) throws Exception {
    try (InProcessGateway gateway = rig.startGateway()) {
      rig.runWell("registers");
      assertThat(gateway.outbox().last()).isPositive();
    }
  }

  private static Map<Fault, Receipt> refusals(Sent sent, OutboxStatus status) {
    UUID epoch = sent.header().epoch();
    long upTo = sent.header().range().last();
    assertThat(epoch).isEqualTo(status.epoch());
    return Map.of(
        Fault.FOREIGN_GATEWAY, Receipt.of("g2", epoch, upTo, sent.digest()),
        Fault.OTHER_EPOCH, Receipt.of(Site.GATEWAY, UUID.randomUUID(), upTo, sent.digest()),
        Fault.DIGEST_NOT_OURS, Receipt.of(Site.GATEWAY, epoch, upTo, WRONG),
        Fault.BEYOND_SENT, Receipt.of(Site.GATEWAY, epoch, status.last(), sent.digest()));
  }

  private void sendAndAwait(
      MqttConnection stranger, InProcessGateway gateway, Fault fault, Receipt receipt) {
    publish(stranger, ReceiptCodec.encode(receipt));
    Eventually.await(
        fault + " is counted", () -> gateway.outbox().counts().refused().get(fault) == 1);
    assertThat(gateway.outbox().released()).as(fault.toString()).isZero();
  }

  /** Beyond all that was ever stored: a new epoch, and still nothing is released. */
  private void renewed(MqttConnection stranger, InProcessGateway gateway, OutboxStatus before) {
    Receipt receipt = Receipt.of(Site.GATEWAY, before.epoch(), before.last() + 1, WRONG);
    publish(stranger, ReceiptCodec.encode(receipt));
    Eventually.await("the new epoch", () -> gateway.outbox().counts().renewed() == 1);
    assertThat(gateway.outbox().epoch()).isNotEqualTo(before.epoch());
    assertThat(gateway.outbox().released()).isZero();
    assertThat(gateway.outbox().last()).isEqualTo(before.last());
  }

  private void publish(MqttConnection stranger, byte[] payload) {
    byte[] sealed = seals.seal(MessageKind.RECEIPT, Site.GATEWAY, Optional.empty(), payload);
    stranger.publish(Rig.TOPICS.receipt(), sealed).join();
  }

  private static MqttListener firstInto(CompletableFuture<Sent> first) {
    return new MqttListener() {
      @Override
      public void up() {
        // Asked for by connected().
      }

      @Override
      public void down(String why) {
        first.completeExceptionally(new IllegalStateException(why));
      }

      @Override
      public void message(String topic, byte[] payload, Runnable taken) {
        first.complete(Sent.of(payload));
        taken.run();
      }
    };
  }
}
