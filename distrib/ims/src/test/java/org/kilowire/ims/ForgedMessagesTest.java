// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Topics;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.meter.MeterEvent;
import org.kilowire.mqtt.MqttConnection;
import org.kilowire.mqtt.MqttListener;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.Verdict;
import org.kilowire.tests.support.EmbeddedBroker;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.TrustedSides;

/** Who may publish at the broker is not the gateway by that. */
@Timeout(120)
class ForgedMessagesTest {

  private static final String GATEWAY = "g1";
  private static final Topics TOPICS = new Topics(GATEWAY);
  private static final int BOMB = 64 << 20;

  @TempDir private Path folder;
  private final Sender sender = new Sender(GATEWAY);
  private EmbeddedBroker broker;
  private HandoverSeals gateway;
  private HandoverSeals stranger;
  private HandoverSeals seals;
  private ImsReceiver ims;
  private MqttConnection client;
  private final CompletableFuture<byte[]> receipt = new CompletableFuture<>();

  @BeforeEach
  void start() throws Exception {
    broker = new EmbeddedBroker(folder.resolve("broker"));
    SealFolder own = new SealFolder(folder.resolve("gateway.keys"));
    SealFolder other = new SealFolder(folder.resolve("ims.keys"));
    TrustedSides.introduce(own, GATEWAY, other);
    gateway = TrustedSides.open(own);
    stranger = TrustedSides.open(new SealFolder(folder.resolve("stranger.keys")));
    seals = TrustedSides.open(other);
    ims = new ImsReceiver(options("ims"), folder.resolve("ims.db"), seals, (g, e, n, b) -> {});
    ims.start().get(60, TimeUnit.SECONDS);
    client = MqttConnection.open(options("client"), List.of(TOPICS.receipt()), receipts());
    Eventually.await("the client's connection", client::connected);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    ims.close();
    broker.close();
    gateway.close();
    stranger.close();
    seals.close();
  }

  private MqttOptions options(String clientId) {
    return MqttOptions.of(broker.uri(), clientId)
        .withRetry(Duration.ofMillis(50), Duration.ofSeconds(1));
  }

  private MqttListener receipts() {
    return new MqttListener() {
      @Override
      public void up() {
        // Asked for by connected().
      }

      @Override
      public void down(String why) {
        // At the end.
      }

      @Override
      public void message(String topic, byte[] payload, Runnable taken) {
        receipt.complete(payload);
        taken.run();
      }
    };
  }

  private byte[] sealed(HandoverSeals who, byte[] batch) {
    return who.seal(MessageKind.BATCH, GATEWAY, Optional.of(sender.epoch), batch);
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[BOMB]);
    }
    return out.toByteArray();
  }

  private void publish(String topic, byte[] payload) {
    client.publish(topic, payload).join();
  }

  @Test
  void what_no_trusted_gateway_stands_for_enters_nothing_and_is_counted() throws Exception {
    byte[] batch = sender.batch(Sender.block(1, 1));
    byte[] good = sealed(gateway, batch);
    byte[] body = good.clone();
    body[body.length - 1] ^= 1;
    byte[] spliced = Arrays.copyOf(good, good.length + 3);
    publish(TOPICS.data(), batch);
    publish(TOPICS.data(), bomb());
    publish(TOPICS.data(), sealed(stranger, batch));
    publish(TOPICS.data(), sealed(stranger, bomb()));
    publish(TOPICS.data(), body);
    publish(TOPICS.data(), spliced);
    publish(TOPICS.data(), flippedSignature(good));
    publish(new Topics("g2").data(), good);
    publish(TOPICS.event(), good);
    publish(TOPICS.data(), gateway.seal(MessageKind.EVENT, GATEWAY, Optional.empty(), batch));
    publish(TOPICS.event(), event());
    Map<String, Long> expected =
        new TreeMap<>(
            Map.of(
                "not-sealed", 3L,
                "unknown-key", 2L,
                "body-differs", 2L,
                "bad-signature", 1L,
                "key-not-for-this", 1L,
                "other-kind", 2L));
    Eventually.await(
        () -> "all are refused: " + ims.refused(), () -> ims.refused().equals(expected));
    publish(TOPICS.data(), good);
    byte[] answer = receipt.get(60, TimeUnit.SECONDS);
    assertThat(gateway.check(MessageKind.RECEIPT, GATEWAY, answer))
        .isInstanceOf(Verdict.Proven.class);
    assertThat(new Doctor(folder.resolve("ims.db")).examine())
        .singleElement()
        .returns(1L, Diagnosis::upTo)
        .matches(Diagnosis::whole);
    new Readings(folder.resolve("ims.db"))
        .events(Optional.empty(), row -> assertThat(row).as("an event of nobody's").isNull());
    assertThat(new Readings(folder.resolve("ims.db")).counters(""))
        .as("told at once, and then once a minute")
        .containsEntry("not-sealed", 1L);
  }

  private static byte[] flippedSignature(byte[] message) {
    byte[] flipped = message.clone();
    int at = new String(message, StandardCharsets.ISO_8859_1).indexOf('\n') - 40;
    flipped[at] = (byte) (flipped[at] == 'A' ? 'B' : 'A');
    return flipped;
  }

  private byte[] event() {
    return EventCodec.encode(
        new EventMessage(
            EventMessage.VERSION,
            GATEWAY,
            sender.epoch,
            1,
            new MeterEvent("m1", "wrong-device", Sender.NOW, Map.of())));
  }
}
