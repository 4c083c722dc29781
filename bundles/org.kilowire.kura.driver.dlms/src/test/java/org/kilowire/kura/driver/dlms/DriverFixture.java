// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.link.memory.Pipes;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.meter.Secrets;

/** Drivers and a {@link TestMeter} on a line in memory. */
final class DriverFixture {

  /** The connection outlives any pause of the machine between two reads. */
  static final String LINE = "pipe:meter?idle=60s";

  private static final long SECOND = 1_000_000_000;

  private static final Map<DlmsFraming, DlmsDriverProtocol> PROTOCOLS =
      Map.of(
          DlmsFraming.HDLC, new DlmsDriverProtocol(DlmsFraming.HDLC),
          DlmsFraming.WRAPPER, new DlmsDriverProtocol(DlmsFraming.WRAPPER));

  final DlmsFraming framing;
  final TestMeter meter = new TestMeter();
  final Map<String, Secret> secrets = new ConcurrentHashMap<>();
  final IdleTimer timer;
  final Lines lines;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AutoCloseable listening;
  private final List<MeterDriver> drivers = new ArrayList<>();

  DriverFixture(DlmsFraming framing) {
    this(framing, new IdleTimer());
  }

  DriverFixture(DlmsFraming framing, IdleTimer timer) {
    this.framing = framing;
    this.timer = timer;
    Pipes pipes = new Pipes();
    listening = pipes.listen("meter", threads, link -> meter.serve(framing, link));
    lines = new QueuedLines(new Links(List.of(pipes)), threads);
  }

  /** A driver with the options that have no default, and these. */
  MeterDriver driver(Object... options) {
    return driver(lines, properties(options));
  }

  MeterDriver driver(Lines lines, Map<String, Object> properties) {
    Secrets named = name -> Optional.ofNullable(secrets.get(name));
    MeterDriver driver =
        framing == DlmsFraming.HDLC
            ? new HdlcDriver(lines, named, timer, properties)
            : new WrapperDriver(lines, named, timer, properties);
    drivers.add(driver);
    return driver;
  }

  /** What options and channels mean: that of no driver, the same each time. */
  static DlmsDriverProtocol protocol(DlmsFraming framing) {
    return PROTOCOLS.get(framing);
  }

  static Map<String, Object> properties(Object... options) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("kura.service.pid", "meter1");
    properties.put("line", LINE);
    for (int i = 0; i < options.length; i += 2) {
      properties.put((String) options[i], options[i + 1]);
    }
    return properties;
  }

  /** A channel as Kura hands it over: all settings are text. */
  static ChannelRecord channel(String name, DataType type, String... config) {
    Map<String, Object> all = new HashMap<>();
    all.put("+name", name);
    all.put("+type", "READ");
    for (int i = 0; i < config.length; i += 2) {
      all.put(config[i], config[i + 1]);
    }
    ChannelRecord record = ChannelRecord.createReadRecord(name, type, "");
    record.setChannelConfig(all);
    return record;
  }

  /** A register by its OBIS code. */
  static ChannelRecord register(String obis, DataType type) {
    return channel(obis, type, "obis", obis);
  }

  static ChannelRecord energy() {
    return register("1-0:1.8.0*255", DataType.DOUBLE);
  }

  /** Reads one channel and gives what became of it: its value, or what its status says. */
  static Object read(MeterDriver driver, ChannelRecord record) {
    driver.read(List.of(record));
    return outcome(record);
  }

  static Object outcome(ChannelRecord record) {
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
        ? record.getValue().getValue()
        : record.getChannelStatus().getExceptionMessage();
  }

  /** Somebody else has the line. */
  Lease occupy() {
    Outcome<Lease> lease =
        lines.acquire(LinkUri.of(LINE), Priority.SCHEDULE, System.nanoTime() + 30 * SECOND);
    return ((Outcome.Ok<Lease>) lease).value();
  }

  void close() throws Exception {
    drivers.forEach(MeterDriver::deactivate);
    lines.close();
    timer.close();
    listening.close();
    meter.restart();
    threads.shutdownNow();
  }
}
