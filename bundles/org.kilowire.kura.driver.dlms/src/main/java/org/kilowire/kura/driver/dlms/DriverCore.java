// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lines;
import org.kilowire.meter.Secrets;
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
  private final FailureLog failures = new FailureLog();
  private final AtomicReference<KeptMeter> meter = new AtomicReference<>();
  private volatile Parsed<DlmsDriverOptions> latest = notRunning();
  private volatile String name = "a driver";

  /**
   * The core of one driver instance.
   *
   * @param crypto gives Kura's service, or null while there is none
   */
  DriverCore(
      Framing framing,
      Lines lines,
      Secrets secrets,
      Supplier<CryptoService> crypto,
      IdleTimer timer,
      InstantSource clock) {
    this.framing = framing;
    this.lines = lines;
    this.passwords = new Passwords(secrets, crypto);
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
    Parsed<DlmsDriverOptions> parsed = DlmsDriverOptions.from(framing, properties);
    if (parsed.equals(latest)) {
      return;
    }
    latest = parsed;
    name = "driver " + properties.get(ConfigurationService.KURA_SERVICE_PID);
    KeptMeter before = meter.get();
    if (parsed.value().isEmpty()) {
      String then = before == null ? "nothing can be read" : "the options before stay";
      LOG.error("{}: {}: {}", name, then, parsed.text());
      return;
    }
    DlmsDriverOptions options = parsed.value().get();
    if (before == null || !before.options().equals(options)) {
      meter.set(new KeptMeter(options, lines, passwords, timer));
      if (before != null) {
        before.close();
      }
    }
  }

  /** Reads once. */
  void read(List<ChannelRecord> records) {
    read(records.stream().map(Slot::new).toList(), "read");
  }

  /** Makes ready to read over and over. */
  PreparedChannels prepare(List<ChannelRecord> records) {
    List<Slot> slots = records.stream().map(Slot::new).toList();
    return new PreparedChannels(List.copyOf(records), () -> read(slots, "read"));
  }

  private void read(List<Slot> slots, String what) {
    visit(what, slots, (visit, good) -> new Reading(visit, clock).read(good));
  }

  /** Writes what may be written. */
  void write(List<ChannelRecord> records) {
    List<Slot> slots = records.stream().map(Slot::new).toList();
    visit("write", slots, (visit, good) -> new Writing(visit, clock).write(good));
  }

  private void visit(String what, List<Slot> slots, BiConsumer<Visit, List<Slot>> work) {
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
      failures.fault(name, what, fault);
      fail(slots, fault);
    }
    failures.note(name, slots);
  }

  private void fail(List<Slot> slots, RuntimeException fault) {
    for (Slot slot : slots) {
      if (!slot.settled()) {
        slot.fail(
            DriverReason.DRIVER_FAULT,
            "a fault of ours: " + fault.getClass().getName(),
            clock.millis());
      }
    }
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
    current.unpark();
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
