// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.tests.support.LogFile;

/** Several users of one HDLC line, that is of one port on which one connection is answered. */
@Tag("slow")
@Tag("part-3")
final class SharedLineTest {

  private static final int READS = 200;
  private static final int COLLECTED = 60;

  @TempDir Path home;

  @Test
  void three_drivers_and_the_collector_take_turns() throws Exception {
    LogFile log = LogFile.fromHere();
    try (Meters meters = Meters.start(3);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      String line = Meters.line(meters.of(Framing.HDLC).get(0));
      LeaseRecorder turns = LeaseRecorder.of(gateway.runtime().context(), line);
      gateway.collect(meters.fleet());
      gateway.awaitStored(1);
      List<String> drivers = new ArrayList<>();
      for (ServedMeter meter : meters.of(Framing.HDLC)) {
        drivers.add(gateway.driver(meter));
      }
      long enough = gateway.stored() + COLLECTED;
      Map<String, List<BigDecimal>> values = readAll(gateway, drivers, enough);

      assertThatAllHadTheirShare(turns, drivers);
      assertThat(turns.all()).contains("kilowire-collect SCHEDULE");
      gateway.runtime().deployed("org.kilowire.all").uninstall();
      for (ServedMeter meter : meters.of(Framing.HDLC)) {
        List<BigDecimal> read = values.get("driver-" + meter.meter().serial());
        List<BigDecimal> answered = MeterAnswers.allOf(meter);
        assertThat(answered).containsSubsequence(read);
        assertThat(read).allMatch(answered::remove);
        assertThat(StoredRows.power(gateway.data(), meter)).allMatch(answered::remove);
      }
      StoredRows.read(gateway.data()).check(meters);
    }
    assertThat(log.faults()).isEmpty();
  }

  @Test
  void two_drivers_of_one_meter_take_turns() throws Exception {
    LogFile log = LogFile.fromHere();
    try (Meters meters = Meters.start(1);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      ServedMeter meter = meters.of(Framing.HDLC).get(0);
      LeaseRecorder turns = LeaseRecorder.of(gateway.runtime().context(), Meters.line(meter));
      List<String> drivers =
          List.of(gateway.driver(meter), gateway.driver(meter, "driver-the-other"));
      Map<String, List<BigDecimal>> values = readAll(gateway, drivers, 0);
      assertThatAllHadTheirShare(turns, drivers);
      List<BigDecimal> answered = MeterAnswers.allOf(meter);
      for (List<BigDecimal> read : values.values()) {
        assertThat(answered).containsSubsequence(read);
        assertThat(read).allMatch(answered::remove);
      }
    }
    assertThat(log.faults()).isEmpty();
  }

  /**
   * All drivers ask again as soon as they are served. When the first one is done, a fair queue has
   * given the others as much, but for what the system kept their threads from asking.
   */
  private static void assertThatAllHadTheirShare(LeaseRecorder turns, List<String> drivers) {
    Map<String, Integer> had = new HashMap<>();
    for (String user : turns.all()) {
      if (had.merge(user, 1, Integer::sum) == READS && user.startsWith("driver")) {
        break;
      }
    }
    for (String driver : drivers) {
      assertThat(had.getOrDefault(driver + " SCHEDULE", 0))
          .as("turns of %s, of all %s", driver, had)
          .isGreaterThan(READS / 2);
    }
  }

  /**
   * Has each driver read by a thread of its own, {@link #READS} times, and on until so much is
   * stored.
   */
  private static Map<String, List<BigDecimal>> readAll(
      InstalledGateway gateway, List<String> drivers, long stored) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(drivers.size());
    try {
      Map<String, Future<List<BigDecimal>>> users = new HashMap<>();
      for (String pid : drivers) {
        Driver driver = gateway.driver(pid);
        users.put(pid, threads.submit(() -> readOn(gateway, pid, driver, stored)));
      }
      Map<String, List<BigDecimal>> values = new HashMap<>();
      for (Map.Entry<String, Future<List<BigDecimal>>> user : users.entrySet()) {
        values.put(user.getKey(), user.getValue().get(5, TimeUnit.MINUTES));
      }
      return values;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<BigDecimal> readOn(
      InstalledGateway gateway, String name, Driver driver, long stored) throws Exception {
    Thread.currentThread().setName(name);
    List<BigDecimal> values = new ArrayList<>();
    while (values.size() < READS || gateway.stored() < stored) {
      values.add(read(driver));
    }
    return values;
  }

  private static BigDecimal read(Driver driver) throws Exception {
    ChannelRecord record = ChannelRecord.createReadRecord("power", DataType.STRING);
    record.setChannelConfig(Map.of("obis", "1-0:1.7.0*255", "+value.type", "STRING"));
    driver.read(List.of(record));
    assertThat(record.getChannelStatus().getExceptionMessage()).isNull();
    assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    return new BigDecimal(record.getValue().getValue().toString()).stripTrailingZeros();
  }
}
