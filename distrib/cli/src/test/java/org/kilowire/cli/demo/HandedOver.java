// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kilowire.cli.KilowireRun;
import org.kilowire.ims.ImsReceiver;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.mqtt.PahoTransport;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.Reading;
import org.kilowire.simulators.meter.model.Register;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.TrustedSides;
import org.kilowire.uplink.SealedTransport;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkOptions;

/** One meter that was read five times, and all of it handed over to an IMS. */
public record HandedOver(
    MeterHost host, Map<String, DemoMeter> meters, OutboxStatus gateway, Instant begin)
    implements AutoCloseable {

  private static final String METER = "meter-1";
  private static final int ROUNDS = 5;
  private static final long DEADLINE_SECONDS = 60;

  /** With the IMS's database {@code ims.db} in {@code folder}. */
  public static HandedOver make(Path folder) throws Exception {
    Files.createDirectories(folder);
    MeterHost host =
        MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 1, like -> like);
    ServedMeter meter = host.meters().get(0);
    Instant begin = Instant.now();
    for (int i = 0; i < ROUNDS; i++) {
      read(meter);
    }
    List<Block> blocks = blocks(meter);
    Map<String, DemoMeter> meters = Map.of(METER, DemoMeter.of(meter));
    return new HandedOver(host, meters, handedOver(folder, blocks), begin);
  }

  private static void read(ServedMeter meter) {
    int code =
        KilowireRun.execute(
            new PrintWriter(new StringWriter()),
            "dlms",
            "get",
            "3:1.0.1.8.0.255:2",
            "--framing",
            "wrapper",
            "--link",
            meter.links().get(0));
    assertThat(code).isZero();
  }

  private static List<Block> blocks(ServedMeter meter) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(profile(meter));
    for (Reading reading : meter.meter().ledger()) {
      Register register =
          Register.ALL.stream().filter(one -> one.value().equals(reading.what())).findAny().get();
      blocks.add(
          block(
              meter,
              Quantity.round("registers"),
              new long[] {reading.at().toEpochMilli()},
              new int[1],
              List.of(column(register, reading.value()))));
    }
    return blocks;
  }

  private static Block profile(ServedMeter meter) {
    List<ArchiveRow> rows =
        meter.meter().archive(Instant.now().minus(DemoFleet.HISTORY), Instant.now());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < Register.ENERGIES.size(); i++) {
      int at = i;
      columns.add(
          column(
              Register.ENERGIES.get(i),
              rows.stream().mapToLong(row -> row.values().get(at)).toArray()));
    }
    return block(
        meter,
        new Quantity("1-0:99.1.0*255"),
        rows.stream().mapToLong(row -> row.time().toEpochMilli()).toArray(),
        rows.stream().mapToInt(ArchiveRow::ordinal).toArray(),
        columns);
  }

  private static Column column(Register register, long... values) {
    return Column.of(
        new Quantity(register.value().name().obis()), "", register.scalerUnit().scaler(), values);
  }

  private static Block block(
      ServedMeter meter, Quantity series, long[] times, int[] ordinals, List<Column> columns) {
    Source source =
        new Source(
            METER,
            meter.meter().serial(),
            series,
            Origin.SCHEDULE,
            Instant.now(),
            false,
            Duration.ZERO);
    int rows = times.length;
    return new Block(source, times, ordinals, new int[rows], new long[rows], List.of(), columns);
  }

  private static OutboxStatus handedOver(Path folder, List<Block> blocks) throws Exception {
    CountDownLatch arrived = new CountDownLatch(blocks.size());
    try (DemoBroker broker = DemoBroker.start(folder.resolve("broker"), 0)) {
      URI uri = URI.create("tcp://127.0.0.1:" + broker.port());
      SealFolder own = new SealFolder(folder.resolve("keys"));
      SealFolder keys = new SealFolder(folder.resolve("ims.db.keys"));
      TrustedSides.introduce(own, DemoFleet.GATEWAY, keys);
      try (Store store = Store.open(StoreSettings.of(folder.resolve("data"), DemoFleet.GATEWAY));
          HandoverSeals gatewaySeals = TrustedSides.open(own);
          HandoverSeals imsSeals = TrustedSides.open(keys);
          ImsReceiver ims =
              new ImsReceiver(
                  MqttOptions.of(uri, "ims"),
                  folder.resolve("ims.db"),
                  imsSeals,
                  (gateway, epoch, sequence, block) -> arrived.countDown());
          Uplink uplink =
              new Uplink(
                  DemoFleet.GATEWAY,
                  store.outbox(),
                  store.events(),
                  SealedTransport.of(
                      new PahoTransport(MqttOptions.of(uri, "gateway"), DemoFleet.GATEWAY),
                      DemoFleet.GATEWAY,
                      store.outbox(),
                      store.events(),
                      gatewaySeals),
                  UplinkOptions.DEFAULT.withLimits(4, 2, 1 << 20))) {
        ims.start().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        var unused = store.outbox().append(blocks).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        uplink.start();
        assertThat(arrived.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Eventually.await("all is released", () -> store.outbox().status().unreleased() == 0);
        return store.outbox().status();
      }
    }
  }

  @Override
  public void close() {
    host.close();
  }
}
