// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.meter.Trait;

/**
 * A driver that is used from several threads in any order, with any options and channels, and a
 * meter that refuses, is silent and is lost.
 */
@Timeout(120)
final class RandomOrderTest {

  private static final int THREADS = 3;
  private static final int STEPS = 12;
  private static final int ROUNDS = 30;
  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

  private static final List<String> CHANNEL_KEYS =
      List.of("obis", "class", "attribute", "index", "scaling", "+unit", "+name");

  private static final List<String> OBIS =
      List.of("1-0:1.8.0*255", "1-0:2.8.0", "0-0:96.1.1*255", "1-0:32.7.0", "1-0:99.9.9");

  private final Set<String> seen = new HashSet<>();

  @Test
  void every_record_has_a_status_and_nothing_is_thrown_or_left_behind() throws Exception {
    for (long seed = 0; seed < ROUNDS; seed++) {
      List<Throwable> thrown = new CopyOnWriteArrayList<>();
      round(seed, thrown);
      assertThat(thrown).as("seed %d", seed).isEmpty();
    }
    assertThat(seen).as("some do well, too").contains("success", "failure");
  }

  private void round(long seed, List<Throwable> thrown) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Random random = new Random(seed);
    DlmsFraming framing = one(random, List.of(DlmsFraming.values()));
    RecordingTimer alarms = new RecordingTimer();
    DriverFixture fixture = new DriverFixture(framing, new IdleTimer(alarms, System::nanoTime));
    fixture.meter.refuses("3:1.0.99.9.9.255:2", DataAccessResult.TEMPORARY_FAILURE);
    MeterDriver driver = fixture.driver(fixture.lines, options(framing, random));
    List<Thread> users = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random own = new Random(random.nextLong());
      users.add(new Thread(() -> use(fixture, driver, own, thrown)));
    }
    users.forEach(Thread::start);
    for (Thread user : users) {
      user.join(PATIENCE);
      assertThat(user.isAlive()).as("a user is stuck, seed %d", seed).isFalse();
    }
    driver.deactivate();
    fixture.meter.silent = false;
    fixture.occupy().close();
    assertThat(alarms.pending).as("alarms, seed %d", seed).isEmpty();
    fixture.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread)) {
        thread.join(PATIENCE);
        assertThat(thread.isAlive()).as("%s is left, seed %d", thread, seed).isFalse();
      }
    }
  }

  private void use(
      DriverFixture fixture, MeterDriver driver, Random random, List<Throwable> thrown) {
    try {
      for (int i = 0; i < STEPS; i++) {
        step(fixture, driver, random);
      }
    } catch (RuntimeException | Error fault) {
      thrown.add(fault);
    }
  }

  private void step(DriverFixture fixture, MeterDriver driver, Random random) {
    switch (random.nextInt(12)) {
      case 0 -> fixture.meter.silent = random.nextInt(4) == 0;
      case 1 -> fixture.meter.silentAboutSets = random.nextBoolean();
      case 2 -> fixture.meter.withoutLists = random.nextBoolean();
      case 3 -> fixture.meter.restart();
      case 4 -> fixture.meter.forget();
      case 5 -> driver.modified(options(fixture.framing, random));
      case 6 -> connection(driver, random);
      case 7 -> prepared(driver, random);
      case 8, 9 -> {
        List<ChannelRecord> records = records(random, true);
        driver.write(records);
        check(records);
      }
      default -> {
        List<ChannelRecord> records = records(random, false);
        driver.read(records);
        check(records);
      }
    }
  }

  private static void connection(MeterDriver driver, Random random) {
    try {
      if (random.nextBoolean()) {
        driver.connect();
      }
    } catch (Driver.ConnectionException refused) {
      assertThat(refused).hasMessageContaining(": ");
    }
    driver.disconnect();
    if (random.nextInt(8) == 0) {
      driver.deactivate();
    }
  }

  private void prepared(MeterDriver driver, Random random) {
    List<ChannelRecord> records = records(random, false);
    PreparedRead prepared = driver.prepareRead(records);
    for (int i = random.nextInt(3); i > 0; i--) {
      try {
        check(prepared.execute());
      } catch (Exception declared) {
        throw new AssertionError("execute threw", declared);
      }
    }
    try {
      prepared.close();
    } catch (Exception declared) {
      throw new AssertionError("close threw", declared);
    }
  }

  private void check(List<ChannelRecord> records) {
    for (ChannelRecord record : records) {
      assertThat(record.getChannelStatus()).isNotNull();
      assertThat(record.getTimestamp()).isPositive();
      boolean well = record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS;
      synchronized (seen) {
        seen.add(well ? "success" : "failure");
      }
      if (!well) {
        assertThat(record.getChannelStatus().getExceptionMessage()).contains(": ");
      }
    }
  }

  private static Map<String, Object> options(DlmsFraming framing, Random random) {
    Map<String, Object> options =
        DriverFixture.properties(
            "timeout",
            100 + random.nextInt(50),
            "retries",
            random.nextInt(2),
            "read.deadline",
            100 + random.nextInt(200),
            "idle",
            random.nextInt(3) * 5,
            "device",
            TestMeter.SERIAL,
            "write.allowed",
            "1:0-0:96.1.1*255:2 3:1-0:1.8.0*255:2");
    List<Trait> fields = DriverFixture.protocol(framing).options();
    for (int i = random.nextInt(4); i > 1; i--) {
      String key = OptionValues.key(one(random, fields));
      boolean known = !key.equals("line") || random.nextBoolean();
      options.put(key, known ? any(random) : "pipe:nobody");
    }
    bound(options);
    return options;
  }

  /** What is left out would be the default, which is longer than a test may take. */
  private static void bound(Map<String, Object> options) {
    for (String key : List.of("timeout", "read.deadline")) {
      if (options.get(key) == null || options.get(key).toString().isBlank()) {
        options.put(key, "100");
      }
    }
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<ChannelRecord> records(Random random, boolean written) {
    List<ChannelRecord> records = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      records.add(record(random, written));
    }
    return records;
  }

  private static ChannelRecord record(Random random, boolean written) {
    DataType type = one(random, List.of(DataType.values()));
    ChannelRecord record =
        random.nextInt(20) == 0
            ? ChannelRecord.createStatusRecord("odd", new ChannelStatus(ChannelFlag.SUCCESS))
            : written
                ? ChannelRecord.createWriteRecord("written", value(random))
                : ChannelRecord.createReadRecord("read", type, "");
    if (random.nextInt(20) > 0) {
      record.setChannelConfig(channel(random));
    }
    return record;
  }

  private static Map<String, Object> channel(Random random) {
    Map<String, Object> config = new HashMap<>();
    String obis = one(random, OBIS);
    config.put("obis", obis);
    config.put("class", obis.startsWith("0") ? "1" : "3");
    for (int i = random.nextInt(4); i > 1; i--) {
      config.put(one(random, CHANNEL_KEYS), any(random));
    }
    return config;
  }

  private static TypedValue<?> value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> TypedValues.newIntegerValue(random.nextInt(100));
      case 1 -> TypedValues.newLongValue(random.nextLong());
      case 2 -> TypedValues.newDoubleValue(random.nextInt(1000) / 10.0);
      case 3 -> TypedValues.newStringValue("12.5");
      case 4 -> TypedValues.newBooleanValue(random.nextBoolean());
      default -> TypedValues.newByteArrayValue(new byte[] {1, 2});
    };
  }

  /** A value that Kura or a console may hand over, for which nobody has asked. */
  private static Object any(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "  ";
      case 3 -> "abc";
      case 4 -> "99999999999999999999999999";
      case 5 -> "-1";
      case 6 -> random.nextInt(200);
      case 7 -> random.nextInt();
      case 8 -> random.nextLong();
      case 9 -> Double.NaN;
      case 10 -> random.nextBoolean();
      case 11 -> new Password("opensesame".toCharArray());
      case 12 -> new Integer[] {1};
      default -> new String[] {"a", null};
    };
  }
}
