// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.meter.MeterEvent;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.mqtt.PahoTransport;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.EmbeddedBroker;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.TrustedSides;
import org.kilowire.uplink.SealedTransport;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkCount;
import org.kilowire.uplink.UplinkOptions;

/** A store, an uplink over Paho, a broker and the IMS: everything but meters. */
@Timeout(120)
class ImsReceiverTest {

  private static final long DEADLINE_SECONDS = 60;

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Path file;
  private HandoverSeals gateway;
  private HandoverSeals ims;

  @BeforeEach
  void start() throws IOException {
    broker = new EmbeddedBroker(folder.resolve("broker"));
    file = folder.resolve("ims.db");
    SealFolder own = new SealFolder(folder.resolve("gateway.keys"));
    SealFolder other = new SealFolder(folder.resolve("ims.keys"));
    TrustedSides.introduce(own, "g1", other);
    gateway = TrustedSides.open(own);
    ims = TrustedSides.open(other);
  }

  @AfterEach
  void stop() throws IOException {
    broker.close();
    gateway.close();
    ims.close();
  }

  @Test
  void readings_go_from_the_store_to_the_ims_and_come_again_when_it_was_away() throws Exception {
    try (Store store = Store.open(StoreSettings.of(folder.resolve("gateway"), "g1"));
        Uplink uplink =
            new Uplink(
                "g1",
                store.outbox(),
                store.events(),
                sealed(store),
                UplinkOptions.DEFAULT.withTimes(
                    Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(50)))) {
      uplink.start();
      CountDownLatch first = new CountDownLatch(10);
      try (ImsReceiver receiver = receiver(first)) {
        receiver.start().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        append(store, uplink, 1, 10);
        assertThat(first.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        await(() -> store.outbox().status().released() == 10);
        assertThat(receiver.dropped()).isZero();
      }
      append(store, uplink, 11, 20);
      CountDownLatch second = new CountDownLatch(10);
      try (ImsReceiver receiver = receiver(second)) {
        receiver.start().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        await(() -> store.outbox().status().released() == 20);
        assertThat(second.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(receiver.dropped()).isZero();
      }
    }
    assertThat(new Doctor(file).examine())
        .singleElement()
        .matches(Diagnosis::whole)
        .returns(20L, Diagnosis::upTo);
    List<ReadingRow> rows = new ArrayList<>();
    new Readings(file).each(Optional.of("m1"), rows::add);
    assertThat(rows).hasSize(20);
    assertThat(rows.get(0).members())
        .containsEntry("meter", "m1")
        .containsEntry("device", "KW1")
        .containsEntry("quantity", "1-0:1.8.0*255")
        .containsEntry("time", "1970-01-01T00:15:00Z")
        .containsEntry("value", new BigDecimal("0.1"))
        .containsEntry("unit", "Wh")
        .containsEntry("origin", "schedule")
        .containsEntry("sequence", 1L);
  }

  @Test
  void what_the_database_could_not_take_at_first_is_taken_when_it_can() throws Exception {
    try (Store store = Store.open(StoreSettings.of(folder.resolve("gateway"), "g1"));
        Uplink uplink =
            new Uplink("g1", store.outbox(), store.events(), sealed(store), UplinkOptions.DEFAULT);
        ImsReceiver receiver = receiver(new CountDownLatch(1))) {
      receiver.start().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      sql("CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'full'); END");
      uplink.start();
      MeterEvent event = new MeterEvent("m1", "parked", Sender.NOW, Map.of());
      var unused = store.events().append(event).get(30, TimeUnit.SECONDS);
      uplink.wake();
      await(() -> store.events().status().pending() == 0); // the broker has it
      append(store, uplink, 1, 1);
      await(() -> uplink.status().count(UplinkCount.BATCHES_ACCEPTED) == 1);
      sql("DROP TRIGGER full");
      await(() -> store.outbox().status().released() == 1);
      assertThat(number("SELECT count(*) FROM event")).as("came before the block").isEqualTo(1);
    }
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = ImsDatabase.write(file);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
      connection.commit();
    }
  }

  private long number(String query) {
    try (Connection connection = ImsDatabase.read(file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery(query).getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private ImsReceiver receiver(CountDownLatch stored) {
    return new ImsReceiver(options("ims"), file, ims, (g, e, n, b) -> stored.countDown());
  }

  private SealedTransport sealed(Store store) {
    PahoTransport transport = new PahoTransport(options("g1"), "g1");
    return SealedTransport.of(transport, "g1", store.outbox(), store.events(), gateway);
  }

  private MqttOptions options(String clientId) {
    return MqttOptions.of(broker.uri(), clientId)
        .withRetry(Duration.ofMillis(50), Duration.ofSeconds(1));
  }

  private static void append(Store store, Uplink uplink, int from, int to) throws Exception {
    for (int i = from; i <= to; i++) {
      var unused = store.outbox().append(List.of(Sender.block(i, i))).get(30, TimeUnit.SECONDS);
      uplink.wake();
    }
  }

  private static void await(BooleanSupplier condition) {
    Eventually.await("what was expected of the store", condition::getAsBoolean);
  }
}
