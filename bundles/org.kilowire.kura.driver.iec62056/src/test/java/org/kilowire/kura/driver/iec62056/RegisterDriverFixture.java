// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.kura.driver.stepped.AnsweringLink;
import org.kilowire.kura.driver.stepped.SteppedClock;
import org.kilowire.kura.driver.stepped.SteppedLines;
import org.kilowire.link.timer.TimerThread;
import org.kilowire.meter.UseCounts;

/** Drivers for a simulated meter, on a line whose time is moved by hand. */
final class RegisterDriverFixture {

  final TestRegisters registers = new TestRegisters();
  final Map<String, Secret> secrets = new HashMap<>();
  final SteppedClock clock = new SteppedClock();
  MeterServerSettings settings =
      MeterServerSettings.of("/EMH5X", "7").withOperand(TestRegisters.SERIAL);
  boolean silent;
  final SteppedLines lines =
      new SteppedLines(
          clock, () -> new AnsweringLink(MeterServer.of(settings, registers), clock, () -> silent));
  private final IdleTimer timer = new IdleTimer(new TimerThread(IdleTimer.THREAD), clock);
  private final List<MeterDriver> drivers = new ArrayList<>();

  static RegisterDriverProtocol protocol() {
    return new RegisterDriverProtocol("meter1", List.of(), UseCounts.NONE);
  }

  static Map<String, Object> properties(Object... options) {
    Map<String, Object> all = new HashMap<>(Map.of("kura.service.pid", "meter1"));
    all.put("line", "tcp://192.0.2.1:1");
    for (int i = 0; i < options.length; i += 2) {
      all.put((String) options[i], options[i + 1]);
    }
    return all;
  }

  Iec62056Driver driver(Object... options) {
    Iec62056Driver driver =
        new Iec62056Driver(
            lines,
            name -> Optional.ofNullable(secrets.get(name)),
            timer,
            List.of(),
            properties(options));
    drivers.add(driver);
    return driver;
  }

  /** A channel of a register, with settings as pairs. */
  static ChannelRecord channel(String register, DataType type, String... config) {
    ChannelRecord record = ChannelRecord.createReadRecord(register, type, "");
    record.setChannelConfig(config(register, config));
    return record;
  }

  static ChannelRecord written(String register, TypedValue<?> value, String... config) {
    ChannelRecord record = ChannelRecord.createWriteRecord(register, value);
    record.setChannelConfig(config(register, config));
    return record;
  }

  private static Map<String, Object> config(String register, String... config) {
    Map<String, Object> all = new HashMap<>(Map.of("+name", register, "register", register));
    for (int i = 0; i < config.length; i += 2) {
      all.put(config[i], config[i + 1]);
    }
    return all;
  }

  static Object outcome(ChannelRecord record) {
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
        ? record.getValue().getValue()
        : record.getChannelStatus().getExceptionMessage();
  }

  static Object read(MeterDriver driver, String register, DataType type, String... config) {
    ChannelRecord record = channel(register, type, config);
    driver.read(List.of(record));
    return outcome(record);
  }

  static Object write(MeterDriver driver, ChannelRecord record) {
    driver.write(List.of(record));
    return outcome(record);
  }

  void close() {
    drivers.forEach(MeterDriver::deactivate);
    timer.close();
  }
}
