// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

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
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.MeterPush;
import org.kilowire.kura.driver.association.AssociationCache;
import org.kilowire.kura.driver.association.AssociationUse;
import org.kilowire.kura.driver.association.DeviceEvents;
import org.kilowire.kura.driver.association.DriverServices;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.association.PasswordSource;
import org.kilowire.kura.driver.channel.ChannelFields;
import org.kilowire.kura.driver.channel.ChannelReader;
import org.kilowire.kura.driver.channel.ChannelResult;
import org.kilowire.kura.driver.channel.ChannelWriter;
import org.kilowire.kura.driver.channel.SubscribedChannels;
import org.kilowire.kura.driver.listen.MeterListening;
import org.kilowire.link.Lines;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.Secrets;
import org.kilowire.options.Settings;
import org.kilowire.store.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a driver does, whatever its protocol. Nothing that goes wrong here is thrown at Kura while
 * it reads or writes: an exception would cost the asset all its channels, so each gets a status.
 */
final class DriverCore<K, D> implements DriverServices {

  private static final Logger LOG = LoggerFactory.getLogger(DriverCore.class);

  private final DriverProtocol<K, D> protocol;
  private final Lines lines;
  private final Passwords passwords;
  private final Supplier<RefusedCredentials> refused;
  private final RefusedCredentials own = RefusedCredentials.inMemory(InstantSource.system());
  private final IdleTimer timer;
  private final InstantSource clock;
  private final DeviceEvents events;
  private final Settings<DriverOptions<K, D>> settings;
  private final FailureLog looseReads = new FailureLog();
  private final FailureLog writes = new FailureLog();

  /** The meter as the options in force have it; null while there are none. */
  private final AtomicReference<AssociationCache<K, D>> running = new AtomicReference<>();

  private final SubscribedChannels<MeterChannel<K, D>> subscribed;

  /** Hears the meter while channels listen to one that speaks by itself; null else. */
  private MeterListening<K, D> listening;

  private volatile boolean closed;
  private volatile String pid = "";

  /**
   * The core of one driver instance.
   *
   * @param crypto gives Kura's service, or null while there is none
   * @param events gives the gateway's events, or null while there is no store
   * @param refused gives the gateway's refused passwords, or null while there is no store
   */
  DriverCore(
      DriverProtocol<K, D> protocol,
      Lines lines,
      Secrets secrets,
      Supplier<CryptoService> crypto,
      Supplier<EventLog> events,
      Supplier<RefusedCredentials> refused,
      IdleTimer timer,
      InstantSource clock) {
    this.protocol = protocol;
    this.lines = lines;
    this.passwords = new Passwords(secrets, crypto);
    this.events = new DeviceEventLog(events, clock, this::name);
    this.refused = refused;
    this.timer = timer;
    this.clock = clock;
    this.subscribed = new SubscribedChannels<>(protocol);
    this.settings = new Settings<>(LOG, given -> inLog(), protocol::read);
  }

  /**
   * Takes a component's properties. Those that it has already are no change: Kura hands them over
   * again after each update and restart. With wrong ones the driver goes on as before.
   */
  synchronized void configure(Map<String, Object> properties) {
    pid = Settings.name(properties, "");
    if (!settings.changed(properties) || settings.now().isEmpty()) {
      return;
    }
    AssociationCache<K, D> before = running.get();
    running.set(new AssociationCache<>(settings.now().get(), this, before));
    if (before != null) {
      before.retire();
    }
    endListening();
    listen();
  }

  /** A channel wants to be told what the meter says by itself. */
  synchronized void subscribe(Map<String, Object> channel, ChannelListener listener) {
    Object name = channel.get("+name");
    if (!subscribed.add(channel, listener)) {
      LOG.warn("{}: channel {} has no name or no type, and is never told", inLog(), name);
      return;
    }
    if (running.get() != null && push().isEmpty()) {
      LOG.warn(
          "{}: channel {} listens to a meter that speaks when it is asked: a timer reads it",
          inLog(),
          name);
    }
    listen();
  }

  /** A channel wants to be told no more. */
  synchronized void unsubscribe(ChannelListener listener) {
    subscribed.remove(listener);
    if (subscribed.isEmpty()) {
      endListening();
    }
  }

  private Optional<MeterPush<K, D>> push() {
    return Optional.ofNullable(running.get()).flatMap(meter -> meter.options().meter().push());
  }

  private void listen() {
    Optional<MeterPush<K, D>> push = push();
    if (listening == null && push.isPresent() && !subscribed.isEmpty()) {
      AssociationCache<K, D> meter = running.get();
      listening =
          MeterListening.start(meter.options(), meter.lines(), push.get(), this, subscribed, clock);
    }
  }

  private void endListening() {
    MeterListening<K, D> last = listening;
    listening = null;
    if (last != null) {
      last.close();
    }
  }

  private String inLog() {
    return "driver " + pid;
  }

  @Override
  public String name() {
    return pid;
  }

  @Override
  public Lines lines() {
    return lines;
  }

  @Override
  public IdleTimer timer() {
    return timer;
  }

  @Override
  public PasswordSource passwords() {
    return passwords;
  }

  /** Without a store the driver remembers by itself, as long as it lives. */
  @Override
  public RefusedCredentials refused() {
    RefusedCredentials all = refused.get();
    return all == null ? own : all;
  }

  @Override
  public DeviceEvents events() {
    return events;
  }

  ChannelFields channelFields() {
    return new ChannelFields(protocol.channelFields());
  }

  /** Reads once. */
  void read(List<ChannelRecord> records) {
    read(results(records), looseReads);
  }

  /** Makes ready to read over and over. */
  PreparedChannels prepare(List<ChannelRecord> records) {
    List<ChannelResult<MeterChannel<K, D>>> results = results(records);
    FailureLog own = new FailureLog(); // another asset's good read says nothing of these
    return new PreparedChannels(List.copyOf(records), () -> read(results, own));
  }

  private List<ChannelResult<MeterChannel<K, D>>> results(List<ChannelRecord> records) {
    List<ChannelResult<MeterChannel<K, D>>> results = new ArrayList<>();
    records.forEach(record -> results.add(new ChannelResult<>(record, protocol)));
    return results;
  }

  private void read(List<ChannelResult<MeterChannel<K, D>>> results, FailureLog failures) {
    Consumer<Throwable> faults = fault -> failures.fault(inLog(), "read", fault);
    use(
        results,
        failures,
        faults,
        (use, good) -> new ChannelReader<>(use, clock, faults).read(good));
  }

  /** Writes what may be written. */
  void write(List<ChannelRecord> records) {
    Consumer<Throwable> faults = fault -> writes.fault(inLog(), "write", fault);
    use(
        results(records),
        writes,
        faults,
        (use, good) -> new ChannelWriter<>(use, clock, faults).write(good));
  }

  private void use(
      List<ChannelResult<MeterChannel<K, D>>> results,
      FailureLog failures,
      Consumer<Throwable> faults,
      BiConsumer<AssociationUse<K, D>, List<ChannelResult<MeterChannel<K, D>>>> work) {
    results.forEach(result -> result.reset(clock.millis()));
    try {
      AssociationCache<K, D> meter = running.get();
      List<ChannelResult<MeterChannel<K, D>>> good = new ArrayList<>();
      for (ChannelResult<MeterChannel<K, D>> result : results) {
        if (meter == null) {
          result.fail(DriverReason.MISCONFIGURED, problems(), clock.millis());
        } else if (result.channel() instanceof Outcome.Ok) {
          good.add(result);
        } else {
          result.fail(result.channel(), clock.millis());
        }
      }
      if (!good.isEmpty()) {
        try (AssociationUse<K, D> use = meter.use()) {
          work.accept(use, good);
        }
      }
    } catch (RuntimeException | Error fault) {
      faults.accept(fault);
      results.stream()
          .filter(result -> !result.settled())
          .forEach(result -> result.fail(DriverFailures.internal(fault), clock.millis()));
    }
    failures.note(inLog(), results);
  }

  private String problems() {
    return closed ? "driver: is not running" : settings.problems();
  }

  /**
   * Associates, and asks a meter again that has refused us.
   *
   * @return a failure, or not
   */
  Outcome<?> connect() {
    AssociationCache<K, D> meter = running.get();
    if (meter == null) {
      return DriverFailures.failed(DriverReason.MISCONFIGURED, problems());
    }
    meter.forgive();
    try (AssociationUse<K, D> use = meter.use()) {
      return use.associate();
    } catch (RuntimeException | Error fault) {
      LOG.error("{}: internal error while connecting", inLog(), fault);
      return DriverFailures.internal(fault);
    }
  }

  /** Ends the association that is kept, if there is one. */
  void disconnect() {
    AssociationCache<K, D> meter = running.get();
    if (meter != null) {
      meter.release();
    }
  }

  /** Ends everything. */
  synchronized void close() {
    closed = true;
    endListening();
    AssociationCache<K, D> meter = running.getAndSet(null);
    if (meter != null) {
      meter.close();
    }
  }
}
