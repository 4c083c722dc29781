// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.channel.ChannelFields;
import org.kilowire.kura.driver.channel.ChannelResult;
import org.kilowire.kura.driver.channel.SubscribedChannels;
import org.kilowire.kura.driver.component.FailureLog;
import org.kilowire.kura.driver.component.PreparedChannels;
import org.kilowire.kura.driver.sv.channel.StreamChannel;
import org.kilowire.kura.driver.sv.channel.StreamFields;
import org.kilowire.kura.driver.sv.input.BusCapture;
import org.kilowire.kura.driver.sv.input.BusListener;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.kura.driver.sv.input.LiveSources;
import org.kilowire.kura.driver.sv.input.StreamNames;
import org.kilowire.kura.driver.sv.option.BusOptions;
import org.kilowire.kura.driver.sv.push.StreamReadings;
import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.kura.driver.sv.window.StreamHealth;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.kura.driver.sv.window.WindowBoard;
import org.kilowire.meter.GatewayClock;
import org.kilowire.options.Read;
import org.kilowire.options.Settings;
import org.kilowire.sv.stream.SvStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a driver of streams does, whatever its input: it hears the input that its options name, as
 * long as they do. Nothing that goes wrong is thrown at Kura while it reads: each channel gets a
 * status.
 */
final class StreamDriverCore implements BusListener, AutoCloseable {

  /** How often the clock is asked whether it is right, and refused readings are sent again. */
  static final Duration TICK = Duration.ofSeconds(10);

  /** Until what could not be opened is tried again. */
  static final Duration AGAIN = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(StreamDriverCore.class);

  private static final long SECOND_MILLIS = 1000;

  /** What runs now, or why nothing does. */
  private record Running(
      Optional<BusCapture> capture, WindowBoard board, boolean test, Outcome<?> failure) {}

  private final String name;
  private final Settings<BusOptions> settings;
  private final InputClaims claims;
  private final LiveSources sources;
  private final GatewayClock clock;
  private final DriverThread thread;
  private final StreamReadings readings;
  private final StreamFields fields = new StreamFields();
  private final SubscribedChannels<StreamChannel> subscribed = new SubscribedChannels<>(fields);
  private final FailureLog looseReads = new FailureLog();

  /** When the channels of a stream were told how it is, and what that was. */
  private final Map<String, StreamHealth> toldHealth = new ConcurrentHashMap<>();

  private volatile Running running;
  private String problemsTold = "";
  private boolean closed;

  /**
   * The core of one driver instance.
   *
   * @param name of the driver in Kura
   * @param reader of its options
   */
  StreamDriverCore(
      String name,
      Function<Map<String, ?>, Read<BusOptions>> reader,
      InputClaims claims,
      LiveSources sources,
      GatewayClock clock) {
    this.name = name;
    this.claims = claims;
    this.sources = sources;
    this.clock = clock;
    settings = new Settings<>(LOG, given -> inLog(), reader);
    readings = new StreamReadings(StreamNames.fit(name), clock);
    thread = new DriverThread(name);
    running = none(DriverFailures.failed(DriverReason.MISCONFIGURED, "not configured yet"));
    thread.every(TICK, this::tick);
  }

  private Running none(Outcome<?> why) {
    return new Running(Optional.empty(), new WindowBoard(clock::nanos), false, why);
  }

  private String inLog() {
    return "driver " + name;
  }

  /** What the Source asks for. */
  StreamReadings readings() {
    return readings;
  }

  /**
   * Takes a component's properties. Those that it has already are no change: Kura hands them over
   * again after each update and restart. With wrong ones the driver goes on as before.
   */
  synchronized void configure(Map<String, Object> properties) {
    boolean changed = settings.changed(properties);
    tellProblems();
    if (settings.now().isEmpty()) {
      running = none(DriverFailures.failed(DriverReason.MISCONFIGURED, settings.problems()));
    } else if (changed) {
      end();
      readings.choose(settings.now().get().results());
      begin(settings.now().get());
    }
  }

  private void tellProblems() {
    String problems = settings.problems();
    if (!problems.isEmpty() && !problems.equals(problemsTold)) {
      event(
          new BusEvent(
              "", DriverReason.MISCONFIGURED.code(), millis(), Map.of("detail", cut(problems))));
    }
    problemsTold = problems;
  }

  private static String cut(String text) {
    int most = 1000;
    return text.length() > most ? text.substring(0, most) + "..." : text;
  }

  private long millis() {
    return clock.now().toEpochMilli();
  }

  private void begin(BusOptions options) {
    Optional<String> taken =
        claims.take(options.input().claims(), name, () -> thread.run(this::again));
    if (taken.isPresent()) {
      LOG.error("{}: {}; nothing is heard until that one ends", inLog(), taken.get());
      running = none(new Outcome.Failed<>(SvDriverReason.INPUT_TAKEN, taken.get()));
      return;
    }
    WindowBoard board = new WindowBoard(clock::nanos);
    BusCapture capture = null;
    try {
      InstantSource times = clock::now;
      capture = new BusCapture(options, sources.of(options.input()), this, times);
      capture.clockProven(clock.proven());
      running =
          new Running(Optional.of(capture), board, options.simulated(), new Outcome.Ok<>(null));
      capture.start();
      LOG.info("{}: hears {}", inLog(), String.join(", ", options.input().claims()));
    } catch (CaptureException refused) {
      notOpened(new Outcome.Failed<>(refused.reason(), refused.getMessage()));
      if (refused.reason() == CaptureReason.NOT_OPENED) {
        thread.after(AGAIN, this::again);
      }
    } catch (IllegalArgumentException impossible) {
      notOpened(DriverFailures.failed(DriverReason.MISCONFIGURED, impossible.getMessage()));
    } catch (RuntimeException | LinkageError fault) {
      LOG.error("{}: internal error while opening", inLog(), fault);
      notOpened(DriverFailures.internal(fault));
    }
  }

  private void notOpened(Outcome<?> why) {
    LOG.error("{}: {}", inLog(), DriverFailures.text(why));
    claims.release(name);
    running = none(why);
    var unused =
        readings.event(
            new BusEvent(
                "", "capture-failed", millis(), Map.of("detail", cut(DriverFailures.text(why)))));
  }

  /** On the driver's thread: what was in the way may have gone. */
  private synchronized void again() {
    if (!closed && running.capture().isEmpty()) {
      settings.now().ifPresent(this::begin);
    }
  }

  private void tick() {
    readings.again();
    boolean proven = clock.proven();
    Optional<BusCapture> capture = running.capture();
    capture.ifPresent(one -> one.clockProven(proven));
    if (capture.map(BusCapture::hasFailed).orElse(false)) {
      restart();
    }
  }

  private synchronized void restart() {
    if (!closed && running.capture().map(BusCapture::hasFailed).orElse(false)) {
      LOG.error("{}: {}; it begins again", inLog(), running.capture().get().trouble());
      end();
      settings.now().ifPresent(this::begin);
    }
  }

  private void end() {
    running.capture().ifPresent(BusCapture::close);
    readings.flush();
    toldHealth.clear();
    claims.release(name);
    running = none(DriverFailures.failed(DriverReason.MISCONFIGURED, "not running"));
  }

  @Override
  public void window(StreamWindow window) {
    running.board().post(window);
    readings.window(window);
    if (!subscribed.isEmpty()) {
      boolean test = running.test();
      thread.tell(
          () ->
              subscribed.deliver(
                  channel -> channel instanceof StreamChannel.Measured one && one.concerns(window),
                  channel -> ((StreamChannel.Measured) channel).value(window, test),
                  window.endMillis(),
                  thread::fault));
    }
  }

  /** Channels are told once a second, and at once where the state is another. */
  @Override
  public void health(StreamHealth now) {
    running.board().post(now);
    StreamHealth before = toldHealth.get(now.stream());
    boolean due =
        before == null
            || before.state() != now.state()
            || Math.abs(now.atMillis() - before.atMillis()) >= SECOND_MILLIS;
    if (due) {
      toldHealth.put(now.stream(), now);
      if (!subscribed.isEmpty()) {
        thread.tell(() -> tell(now));
      }
    }
  }

  private void tell(StreamHealth now) {
    subscribed.deliver(
        channel -> channel instanceof StreamChannel.Health one && one.stream().equals(now.stream()),
        channel -> ((StreamChannel.Health) channel).value(now),
        now.atMillis(),
        thread::fault);
    if (now.state() == SvStream.State.LOST) {
      toldLost(now);
    }
  }

  /** Whoever listens to values of a stream is told that there are none. */
  private void toldLost(StreamHealth now) {
    subscribed.deliver(
        channel ->
            channel instanceof StreamChannel.Measured one && one.stream().equals(now.stream()),
        channel ->
            new Outcome.Failed<ChannelValue>(
                SvDriverReason.STREAM_SILENT, "stream " + now.stream() + " is lost"),
        now.atMillis(),
        thread::fault);
  }

  @Override
  public void event(BusEvent event) {
    running.board().post(event);
    if (readings.event(event)) {
      LOG.info("{}: {}", inLog(), event.text());
    }
    if (!subscribed.isEmpty()) {
      thread.tell(
          () ->
              subscribed.deliver(
                  channel ->
                      channel instanceof StreamChannel.Event one
                          && one.stream().equals(event.stream()),
                  channel -> ((StreamChannel.Event) channel).value(Optional.of(event)),
                  event.atMillis(),
                  thread::fault));
    }
  }

  ChannelFields channelFields() {
    return new ChannelFields(fields.channelFields());
  }

  /** A channel wants to be told of each window or event. */
  void subscribe(Map<String, Object> channel, ChannelListener listener) {
    if (!subscribed.add(channel, listener)) {
      LOG.warn(
          "{}: channel {} has no name or no type, and is never told",
          inLog(),
          channel.get("+name"));
      return;
    }
    Read<StreamChannel> read = fields.readChannel(known(channel));
    if (!read.isWhole()) {
      LOG.warn("{}: channel {} is never told: {}", inLog(), channel.get("+name"), read.text());
    }
  }

  private static Map<String, Object> known(Map<String, Object> channel) {
    Map<String, Object> known = new HashMap<>(channel);
    known.values().removeIf(value -> value == null);
    return known;
  }

  /** A channel wants to be told no more. */
  void unsubscribe(ChannelListener listener) {
    subscribed.remove(listener);
  }

  /** Reads once. */
  void read(List<ChannelRecord> records) {
    read(results(records), looseReads);
  }

  /** Makes ready to read over and over. */
  PreparedChannels prepare(List<ChannelRecord> records) {
    List<ChannelResult<StreamChannel>> results = results(records);
    FailureLog own = new FailureLog(); // another asset's good read says nothing of these
    return new PreparedChannels(List.copyOf(records), () -> read(results, own));
  }

  private List<ChannelResult<StreamChannel>> results(List<ChannelRecord> records) {
    List<ChannelResult<StreamChannel>> results = new ArrayList<>();
    records.forEach(record -> results.add(new ChannelResult<>(record, fields)));
    return results;
  }

  private void read(List<ChannelResult<StreamChannel>> results, FailureLog failures) {
    long now = millis();
    Running here = running;
    for (ChannelResult<StreamChannel> result : results) {
      result.reset(now);
      try {
        read(result, here, now);
      } catch (RuntimeException | Error fault) {
        failures.fault(inLog(), "read", fault);
        result.fail(DriverFailures.internal(fault), now);
      }
    }
    failures.note(inLog(), results);
  }

  private static void read(ChannelResult<StreamChannel> result, Running here, long now) {
    if (here.capture().isEmpty()) {
      result.fail(here.failure(), now);
    } else if (result.channel() instanceof Outcome.Ok) {
      StreamValues values = new StreamValues(here.board(), here.capture().get(), here.test(), now);
      StreamValues.Timed timed = values.of(result.good());
      result.settle(timed.value(), timed.atMillis());
    } else {
      result.fail(result.channel(), now);
    }
  }

  /** Refuses every write: what hears a process bus never speaks on it. */
  void refuse(List<ChannelRecord> records) {
    long now = millis();
    for (ChannelResult<StreamChannel> result : results(records)) {
      result.fail(DriverReason.WRITE_REFUSED, "sampled values are heard, never sent", now);
    }
  }

  /** Why nothing is heard; an empty failure where it is. */
  Outcome<?> state() {
    return running.failure();
  }

  /** Ends everything. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      end();
    }
    thread.close();
  }
}
