// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.listen;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.kilowire.conversation.Occurrences;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.MeterPush;
import org.kilowire.kura.driver.MeterPush.Message;
import org.kilowire.kura.driver.association.DriverServices;
import org.kilowire.kura.driver.channel.SubscribedChannels;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkReason;
import org.kilowire.link.Priority;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears one meter and tells the channels, until it is closed. The line is given to whoever waits
 * for it, and taken again behind him; a line that fails is tried again after a pause.
 *
 * <p>Two threads: what assets make of an event may take its time, and the octets of the next
 * message do not wait. Messages that nobody has taken by then are bounded; the oldest are dropped.
 */
public final class MeterListening<K, D> implements AutoCloseable {

  /** How the names of its threads begin. */
  public static final String THREAD = "kilowire-driver-listen-";

  private static final Logger LOG = LoggerFactory.getLogger(MeterListening.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** How long others may have the line before it is asked for again. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final int MOST_WAITING = 16;
  private static final int KEEP_ALIVE_SECONDS = 5;

  private final DriverOptions<K, D> options;
  private final Lines lines;
  private final MeterPush<K, D> push;
  private final DriverServices services;
  private final SubscribedChannels<MeterChannel<K, D>> channels;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Lease> leased = new AtomicReference<>();
  private final Occurrences dropped = new Occurrences();
  private final Occurrences faults = new Occurrences();
  private final Thread thread;
  private final ThreadPoolExecutor delivery;

  /** How many turns or messages in a row were of no use; of the listening thread alone. */
  private long inARow;

  private Duration pause = FIRST_PAUSE;

  private MeterListening(
      DriverOptions<K, D> options,
      Lines lines,
      MeterPush<K, D> push,
      DriverServices services,
      SubscribedChannels<MeterChannel<K, D>> channels,
      InstantSource clock) {
    this.options = options;
    this.lines = lines;
    this.push = push;
    this.services = services;
    this.channels = channels;
    this.clock = clock;
    this.thread = daemon(this::listen);
    this.delivery =
        new ThreadPoolExecutor(
            1,
            1,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            this::daemon,
            (message, full) -> drop(message));
    delivery.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins to listen.
   *
   * @param lines of the gateway, traced where the options say so
   */
  public static <K, D> MeterListening<K, D> start(
      DriverOptions<K, D> options,
      Lines lines,
      MeterPush<K, D> push,
      DriverServices services,
      SubscribedChannels<MeterChannel<K, D>> channels,
      InstantSource clock) {
    MeterListening<K, D> listening =
        new MeterListening<>(options, lines, push, services, channels, clock);
    listening.thread.start();
    return listening;
  }

  private Thread daemon(Runnable work) {
    Thread made = new Thread(work, THREAD + services.name());
    made.setDaemon(true);
    return made;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void listen() {
    while (!isClosed()) {
      Outcome<Void> outcome = turn();
      boolean good =
          outcome instanceof Outcome.Ok || DriverFailures.is(outcome, LinkReason.LINE_BUSY);
      if (!good && !isClosed()) {
        useless(outcome);
        rest();
      }
    }
  }

  private void rest() {
    try {
      if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException told) {
      closed.countDown();
    }
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  private Outcome<Void> turn() {
    try {
      Outcome<Lease> line =
          lines.acquire(
              options.line(), Priority.BACKFILL, services.timer().now() + LONGEST_WAIT.toNanos());
      return line.then(this::turn);
    } catch (RuntimeException | Error fault) {
      fault(fault);
      return DriverFailures.internal(fault);
    }
  }

  private Outcome<Void> turn(Lease lease) {
    leased.set(lease);
    try (lease) {
      return isClosed()
          ? new Outcome.Ok<>(null)
          : lease.run(
              new ListeningTurn<>(push::listen, this::heard, push.patience(), lease::awaited));
    } finally {
      leased.set(null);
    }
  }

  /** A message, on the listening thread; whether more are wanted. */
  private boolean heard(Message<K, D> message) {
    Outcome<Identity> device = message.device();
    if (device instanceof Outcome.Ok) {
      services.events().right();
      long time = clock.millis();
      delivery.execute(
          () -> channels.deliver(channel -> value(channel, message), time, this::fault));
      if (inARow > 0) {
        LOG.info("driver {}: hears its meter again after {} failures", services.name(), inARow);
      }
      inARow = 0;
      pause = FIRST_PAUSE;
    } else {
      if (DriverFailures.is(device, MeterReason.WRONG_DEVICE)) {
        services.events().wrong(options.device().orElse(""), DriverFailures.detail(device));
      }
      useless(device);
    }
    return !isClosed();
  }

  private static <K, D> Outcome<ChannelValue> value(
      MeterChannel<K, D> channel, Message<K, D> message) {
    return message.get(channel.target()).then(answer -> channel.value(answer, Optional.empty()));
  }

  /** The channels are told when it begins, the log the 1st, 10th, 100th time. */
  private void useless(Outcome<?> why) {
    inARow++;
    if (inARow == 1) {
      long time = clock.millis();
      delivery.execute(() -> channels.fail(why, time, this::fault));
    }
    if (Occurrences.isWorthALine(inARow)) {
      LOG.warn(
          "driver {}: hears nothing of its meter, {} times in a row so far: {}",
          services.name(),
          inARow,
          DriverFailures.text(why));
    }
  }

  /** The newest say how things are: the oldest makes room. */
  private void drop(Runnable message) {
    if (isClosed()) {
      return;
    }
    delivery.getQueue().poll();
    if (dropped.isWorthALine()) {
      LOG.warn(
          "driver {}: {} messages were dropped so far, assets are too slow for them",
          services.name(),
          dropped.count());
    }
    delivery.execute(message);
  }

  private void fault(Throwable fault) {
    if (faults.isWorthALine()) {
      LOG.error("driver {}: error {} while listening", services.name(), faults.count(), fault);
    }
  }

  /** Ends it, and gives the line back. Does not wait for the threads. */
  @Override
  public void close() {
    closed.countDown();
    Lease lease = leased.get();
    if (lease != null) {
      lease.close();
    }
    thread.interrupt();
    delivery.shutdownNow();
  }
}
