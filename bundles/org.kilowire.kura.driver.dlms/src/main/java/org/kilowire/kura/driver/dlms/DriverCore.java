// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lines;
import org.kilowire.meter.Secrets;
import org.kilowire.store.EventLog;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the drivers of both framings do. Nothing that goes wrong here is thrown at Kura while it
 * reads or writes: an exception would cost the asset all its channels, so each gets a status.
 */
final class DriverCore {

  private static final Logger LOG = LoggerFactory.getLogger(DriverCore.class);

  private final Framing framing;
  private final Lines lines;
  private final Passwords passwords;
  private final IdleTimer timer;
  private final InstantSource clock;
  private final DeviceEvents events;
  private final FailureLog looseReads = new FailureLog();
  private final FailureLog writes = new FailureLog();
  private final AtomicReference<KeptMeter> meter = new AtomicReference<>();
  private volatile Parsed<DlmsDriverOptions> latest = notRunning();
  private volatile String pid = "";

  /**
   * The core of one driver instance.
   *
   * @param crypto gives Kura's service, or null while there is none
   * @param events gives the gateway's events, or null while there is no store
   */
  DriverCore(
      Framing framing,
      Lines lines,
      Secrets secrets,
      Supplier<CryptoService> crypto,
      Supplier<EventLog> events,
      IdleTimer timer,
      InstantSource clock) {
    this.framing = framing;
    this.lines = lines;
    this.passwords = new Passwords(secrets, crypto);
    this.events = new DeviceEvents(events, clock, () -> pid);
    this.timer = timer;
    this.clock = clock;
  }

  private static Parsed<DlmsDriverOptions> notRunning() {
    return new Parsed<>(Optional.empty(), List.of(new Problem("driver", "is not running")));
  }

  /**
   * Takes a component's properties. Those that it has already are no change: Kura hands them over
   * again after each update and restart. With wrong ones the driver goes on as before.
   */
  synchronized void configure(Map<String, Object> properties) {
    pid = pid(properties);
    Parsed<DlmsDriverOptions> parsed = DlmsDriverOptions.from(framing, properties);
    if (parsed.equals(latest)) {
      return;
    }
    latest = parsed;
    KeptMeter before = meter.get();
    if (parsed.value().isEmpty()) {
      String then = before == null ? "nothing can be read" : "the options before stay";
      LOG.error("{}: {}: {}", name(), then, parsed.text());
      return;
    }
    DlmsDriverOptions options = parsed.value().get();
    if (before == null || !before.options().equals(options)) {
      meter.set(new KeptMeter(options, lines, passwords, events, timer, before));
      if (before != null) {
        before.retire();
      }
    }
  }

  /** The name in Kura; a framework's web console makes drivers that have none at first. */
  private static String pid(Map<String, Object> properties) {
    Object other = properties.get(Constants.SERVICE_PID);
    return String.valueOf(properties.getOrDefault(ConfigurationService.KURA_SERVICE_PID, other));
  }

  private String name() {
    return "driver " + pid;
  }

  /** Reads once. */
  void read(List<ChannelRecord> records) {
    read(records.stream().map(Slot::new).toList(), looseReads);
  }

  /** Makes ready to read over and over. */
  PreparedChannels prepare(List<ChannelRecord> records) {
    List<Slot> slots = records.stream().map(Slot::new).toList();
    FailureLog own = new FailureLog(); // another asset's good read says nothing of these
    return new PreparedChannels(List.copyOf(records), () -> read(slots, own));
  }

  private void read(List<Slot> slots, FailureLog failures) {
    Consumer<RuntimeException> faults = fault -> failures.fault(name(), "read", fault);
    visit(slots, failures, faults, (visit, good) -> new Reading(visit, clock, faults).read(good));
  }

  /** Writes what may be written. */
  void write(List<ChannelRecord> records) {
    List<Slot> slots = records.stream().map(Slot::new).toList();
    Consumer<RuntimeException> faults = fault -> writes.fault(name(), "write", fault);
    visit(slots, writes, faults, (visit, good) -> new Writing(visit, clock, faults).write(good));
  }

  private void visit(
      List<Slot> slots,
      FailureLog failures,
      Consumer<RuntimeException> faults,
      BiConsumer<Visit, List<Slot>> work) {
    slots.forEach(slot -> slot.reset(clock.millis()));
    try {
      KeptMeter current = meter.get();
      List<Slot> good = new ArrayList<>();
      for (Slot slot : slots) {
        if (current == null) {
          slot.fail(DriverReason.MISCONFIGURED, latest.text(), clock.millis());
        } else if (slot.channel().value().isEmpty()) {
          slot.fail(DriverReason.BAD_CHANNEL, slot.channel().text(), clock.millis());
        } else {
          good.add(slot);
        }
      }
      if (!good.isEmpty()) {
        try (Visit visit = current.visit()) {
          work.accept(visit, good);
        }
      }
    } catch (RuntimeException fault) {
      faults.accept(fault);
      slots.stream()
          .filter(slot -> !slot.settled())
          .forEach(slot -> slot.fail(fault, clock.millis()));
    }
    failures.note(name(), slots);
  }

  /**
   * Associates, and asks a meter again that has refused us.
   *
   * @return a failure, or not
   */
  Outcome<?> connect() {
    KeptMeter current = meter.get();
    if (current == null) {
      return Texts.failed(DriverReason.MISCONFIGURED, latest.text());
    }
    current.credentials().forgive();
    try (Visit visit = current.visit()) {
      return visit.ready();
    }
  }

  /** Ends the association that is kept, if there is one. */
  void disconnect() {
    KeptMeter current = meter.get();
    if (current != null) {
      current.release();
    }
  }

  /** Ends everything. */
  synchronized void close() {
    latest = notRunning();
    KeptMeter current = meter.getAndSet(null);
    if (current != null) {
      current.close();
    }
  }
}
