// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.kura.driver.stepped.AnsweringLink;
import org.kilowire.kura.driver.stepped.SteppedClock;
import org.kilowire.kura.driver.stepped.SteppedLines;
import org.kilowire.link.Lines;
import org.kilowire.link.timer.TimerThread;
import org.kilowire.meter.Secrets;

/** A driver for a {@link TextMeter}, on a line whose time is moved by hand. */
final class TextDriverFixture {

  final SteppedClock clock = new SteppedClock();
  final TextMeter meter = new TextMeter();
  final SteppedLines lines =
      new SteppedLines(clock, () -> new AnsweringLink(meter, clock, meter::isSilent));
  private final IdleTimer timer = new IdleTimer(new TimerThread(IdleTimer.THREAD), clock);

  /** What a driver's component is, but for its annotations. */
  static final class TextDriver extends MeterDriver {
    TextDriver(RegisterText protocol, Lines lines, IdleTimer timer, Map<String, Object> options) {
      super(protocol, lines, (Secrets) name -> Optional.empty(), timer, options);
    }
  }

  MeterDriver driver(Object... options) {
    return driver(call -> {}, options);
  }

  MeterDriver driver(Consumer<String> calls, Object... options) {
    Map<String, Object> all = new HashMap<>(Map.of("kura.service.pid", "meter1"));
    all.put("line", "tcp://192.0.2.1:1");
    for (int i = 0; i < options.length; i += 2) {
      all.put((String) options[i], options[i + 1]);
    }
    return new TextDriver(new RegisterText(calls), lines, timer, all);
  }

  static ChannelRecord record(String register, DataType type) {
    ChannelRecord record = ChannelRecord.createReadRecord(register, type, "");
    record.setChannelConfig(Map.of("register", register));
    return record;
  }

  static ChannelRecord written(String register, TypedValue<?> value) {
    ChannelRecord record = ChannelRecord.createWriteRecord(register, value);
    record.setChannelConfig(Map.of("register", register));
    return record;
  }

  static Object outcome(ChannelRecord record) {
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
        ? record.getValue().getValue()
        : record.getChannelStatus().getExceptionMessage();
  }

  static Object read(MeterDriver driver, String register, DataType type) {
    ChannelRecord record = record(register, type);
    driver.read(List.of(record));
    return outcome(record);
  }

  static Object write(MeterDriver driver, ChannelRecord record) {
    driver.write(List.of(record));
    return outcome(record);
  }

  void close() {
    timer.close();
  }
}
