// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.CommandCodec;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what the outbox holds to the IMS, over a transport, and what the IMS confirms back to the
 * outbox. Batches go out in order, a window of them without a receipt; what is not receipted in
 * time goes again. The broker's acknowledgement of a batch releases nothing.
 *
 * <p>All work is done in {@link #turn}: on a thread of its own after {@link #start}, or wherever
 * the owner calls it, one call at a time.
 */
public final class Uplink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final long MAX_WAITING_OCTETS = 4L << 20;
  private static final int MESSAGE_COST = 256; // what a message takes besides its octets
  private static final long CLOSE_SECONDS = 10;

  private final String gateway;
  private final EventLog events;
  private final Transport transport;
  private final UplinkOptions options;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final UplinkCounters counters = new UplinkCounters();
  private final BatchSender sender;
  private final EventReports reports;
  private final CommandReplies replies;

  private final Queue<Runnable> signals = new ConcurrentLinkedQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean connected;
  private volatile Thread thread;
  private long failures;

  /**
   * An uplink that does nothing yet.
   *
   * @param gateway whose readings
   * @param clock for the schedule, and for the times in what is sent
   * @param nanos a monotonic clock, for every wait
   */
  public Uplink(
      String gateway,
      Outbox outbox,
      EventLog events,
      Transport transport,
      UplinkOptions options,
      InstantSource clock,
      LongSupplier nanos) {
    this.gateway = gateway;
    this.events = events;
    this.transport = transport;
    this.options = options;
    this.clock = clock;
    this.nanos = nanos;
    this.sender =
        new BatchSender(
            outbox, this::publishBatch, this::report, options, clock, counters, closed::get);
    this.reports = new EventReports(events, this::publishEvent, options, counters);
    this.replies = new CommandReplies(gateway);
  }

  /** An uplink by the system's clocks. */
  public Uplink(
      String gateway, Outbox outbox, EventLog events, Transport transport, UplinkOptions options) {
    this(gateway, outbox, events, transport, options, InstantSource.system(), System::nanoTime);
  }

  /** Connects, and works on a thread of its own until {@link #close}. */
  public void start() {
    thread = new Thread(this::work, "uplink-" + gateway);
    thread.setDaemon(true);
    connect();
    thread.start();
  }

  /** Connects only: {@link #turn} is called by the owner. */
  public void connect() {
    transport.start(new Signals());
  }

  /** There may be something new in the outbox or the event log. From any thread. */
  public void wake() {
    LockSupport.unpark(thread);
  }

  /**
   * Does what is due.
   *
   * @return ns until the next turn is due, if nothing wakes the uplink before
   */
  public long turn() {
    while (!signals.isEmpty() && !closed.get()) {
      signals.remove().run();
    }
    long now = nanos.getAsLong();
    long wait = sender.run(now);
    if (!closed.get()) {
      reports.run(now);
    }
    return Math.min(wait, options.poll().toNanos());
  }

  public UplinkStatus status() {
    return new UplinkStatus(connected, counters.all());
  }

  /**
   * Disconnects and ends the thread. A second call does nothing.
   *
   * <p>From its return on the outbox and the event log are not asked any more, except by a call
   * that was under way and takes longer than the 10 s that this waits for the thread. One that
   * hangs in the transport ends when it is let go, and asks nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    transport.close();
    Thread running = thread;
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    while (!closed.get()) {
      long wait = turnOrLog();
      if (signals.isEmpty() && !closed.get()) {
        LockSupport.parkNanos(this, wait);
      }
    }
  }

  /**
   * A database that fails now may work again later, and so may a cloud connection that is being
   * updated, whose classes are missing meanwhile: the thread must be there then. What fails once
   * this is closed is nobody's concern: the store may be closed too.
   */
  private long turnOrLog() {
    try {
      long wait = turn();
      failures = 0;
      return wait;
    } catch (RuntimeException | Error e) {
      failures++;
      if (closed.get()) {
        LOG.debug("uplink of {}: closed while at work", gateway, e);
      } else if (failures == 1 || failures % 100 == 0) {
        LOG.error("uplink of {}: failure {} in a row", gateway, failures, e);
      }
      return options.poll().toNanos();
    }
  }

  private void publishBatch(byte[] payload, long number) {
    settle(
        transport.publish(Transport.Outgoing.DATA, payload),
        sender::accepted,
        () -> sender.notAccepted(number, nanos.getAsLong()));
  }

  private void publishEvent(byte[] payload, long number) {
    settle(
        transport.publish(Transport.Outgoing.EVENT, payload),
        () -> reports.accepted(number),
        () -> reports.notAccepted(number, nanos.getAsLong()));
  }

  private void settle(CompletableFuture<Void> publishing, Runnable good, Runnable bad) {
    var unused = publishing.whenComplete((done, failure) -> signal(failure == null ? good : bad));
  }

  private void report(String code, Map<String, String> details) {
    LOG.warn("{}: {} {}", gateway, code, details);
    var unused =
        events
            .append(new MeterEvent("", code, clock.instant(), details))
            .exceptionally(
                failure -> {
                  LOG.error("{}: event {} is lost", gateway, code, failure);
                  return 0L;
                });
  }

  private void signal(Runnable signal) {
    signals.add(signal);
    wake();
  }

  private void receipt(byte[] payload) {
    if (ReceiptCodec.decode(payload) instanceof Decoded.Complete<Receipt> receipt) {
      sender.receipt(receipt.value(), nanos.getAsLong());
    } else if (counters.worthALine(UplinkCount.RECEIPTS_MALFORMED)) {
      LOG.warn("{}: a receipt of {} octets cannot be read", gateway, payload.length);
    }
  }

  private void command(byte[] payload) {
    CommandReplies.Reply reply = replies.to(payload, clock.instant());
    UplinkCount which =
        reply.malformed() ? UplinkCount.COMMANDS_MALFORMED : UplinkCount.COMMANDS_REFUSED;
    if (counters.worthALine(which)) {
      LOG.warn("{}: a command of {} octets: {}", gateway, payload.length, which);
    }
    reply
        .answer()
        .ifPresent(
            answer -> {
              // An answer that is lost is asked for again, with the same command.
              var unused = transport.publish(Transport.Outgoing.ANSWER, answer);
            });
  }

  /** Brings what the transport tells to the next turn. */
  private final class Signals implements Transport.Listener {

    @Override
    public void up() {
      connected = true;
      signal(
          () -> {
            sender.up();
            reports.up();
          });
    }

    @Override
    public void down(String why) {
      connected = false;
      signal(
          () -> {
            sender.down();
            reports.down();
          });
    }

    @Override
    public void received(Transport.Incoming channel, byte[] payload) {
      int most =
          switch (channel) {
            case RECEIPT -> ReceiptCodec.MAX_OCTETS;
            case COMMAND -> CommandCodec.MAX_OCTETS;
          };
      if (payload.length > most || waiting.get() >= MAX_WAITING_OCTETS) {
        counters.count(UplinkCount.INPUT_DROPPED);
        return;
      }
      int cost = payload.length + MESSAGE_COST;
      waiting.addAndGet(cost);
      signal(
          () -> {
            waiting.addAndGet(-cost);
            switch (channel) {
              case RECEIPT -> receipt(payload);
              case COMMAND -> command(payload);
            }
          });
    }
  }
}
