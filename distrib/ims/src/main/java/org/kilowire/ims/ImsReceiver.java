// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Topics;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Occurrences;
import org.kilowire.mqtt.MqttConnection;
import org.kilowire.mqtt.MqttListener;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.message.SealCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving end: takes batches and events of the gateways that it trusts from a broker, stores
 * them, and sends a sealed receipt after the commit. A message is given back to the broker only
 * then, so that one that was under way when the IMS died comes again.
 */
public final class ImsReceiver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImsReceiver.class);
  private static final List<String> FILTERS = List.of("kilowire/+/data", "kilowire/+/event");
  private static final Pattern TOPIC = Pattern.compile("kilowire/([^/]+)/(data|event)");
  private static final int MAX_OCTETS = BatchCodec.MAX_OCTETS + SealCheck.MAX_SEAL_OCTETS;
  private static final long MAX_WAITING_OCTETS = 32L << 20;
  private static final int MESSAGE_COST = 512; // what a message takes besides its octets
  private static final long CLOSE_SECONDS = 30;
  private static final long RETRY_SECONDS = 1;

  /** What the worker is to do, in the order in which it came. */
  private enum Work {
    STORE_BATCH,
    STORE_EVENT,
    COUNT_REFUSED,
    END
  }

  private record Message(
      Work work, String gateway, byte[] body, Map<String, Long> refused, Runnable taken) {

    static final Message END = new Message(Work.END, "", new byte[0], Map.of(), () -> {});

    static Message refused(Map<String, Long> counts) {
      return new Message(Work.COUNT_REFUSED, "", new byte[0], counts, () -> {});
    }

    long cost() {
      return (long) body.length + MESSAGE_COST;
    }
  }

  private final MqttOptions options;
  private final Intake intake;
  private final ProvenMessages proven;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Thread worker;
  private volatile MqttConnection connection;
  private boolean up;

  /**
   * Opens the database, which is made if it is absent.
   *
   * @param seals whom it believes, and what it seals receipts with; open until this is closed
   * @param listener told of each block after its commit, on this receiver's thread
   * @throws ImsException if the database cannot be used
   */
  public ImsReceiver(MqttOptions options, Path file, HandoverSeals seals, StoredListener listener) {
    this.options = options;
    this.proven = new ProvenMessages(seals);
    this.intake = new Intake(file, InstantSource.system(), listener);
    this.worker = new Thread(this::work, "ims-" + options.clientId());
  }

  /**
   * Connects and receives until {@link #close}. To be called once.
   *
   * @return completes when it is subscribed for the first time
   */
  public CompletableFuture<Void> start() {
    connection = MqttConnection.open(options, FILTERS, new Incoming());
    worker.start();
    return ready.copy();
  }

  /** Messages dropped because they came faster than they were stored; gateways send them again. */
  public long dropped() {
    return dropped.get();
  }

  /** Messages that nobody stood for, of which nothing was stored, by the codes of the reasons. */
  public Map<String, Long> refused() {
    return proven.refused();
  }

  /** Stores what is under way, disconnects and closes the database. A second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (connection == null) {
      intake.close();
      return;
    }
    messages.clear(); // not taken: the broker brings them again
    messages.add(Message.END);
    setUp(false);
    try {
      worker.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private void work() {
    try {
      for (Message next = messages.take(); next.work() != Work.END; next = messages.take()) {
        waiting.addAndGet(-next.cost());
        // A kept session's messages come before the connection can carry a receipt.
        if (awaitUp()) {
          take(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      intake.close();
    }
  }

  private synchronized boolean awaitUp() throws InterruptedException {
    while (!up && !closed.get()) {
      wait();
    }
    return up;
  }

  private synchronized void setUp(boolean now) {
    up = now;
    notifyAll();
  }

  private void take(Message message) throws InterruptedException {
    long failures = 0;
    while (!store(message, failures)) {
      failures++;
      if (!awaitRetry()) {
        return; // closed; not taken, so the broker brings it again
      }
    }
  }

  /**
   * One attempt. A message that is given back unstored counts as under way at the broker, which
   * brings it only after a reconnect, and stops after a few such: so it is tried again here.
   */
  private boolean store(Message message, long failures) {
    try {
      switch (message.work()) {
        case STORE_BATCH ->
            intake
                .data(message.gateway(), message.body())
                .ifPresentOrElse(receipt -> answer(receipt, message.taken()), message.taken());
        case STORE_EVENT -> {
          intake.event(message.gateway(), message.body());
          message.taken().run();
        }
        case COUNT_REFUSED -> intake.refused(message.refused());
        case END -> throw new IllegalStateException("the end is not stored");
      }
      return true;
    } catch (ImsException e) {
      if (failures == 0 || failures == 9 || failures % 100 == 99) {
        LOG.error("{}: a message was not stored and not confirmed", message.gateway(), e);
      }
      return false;
    }
  }

  /** False where it was closed meanwhile. */
  private synchronized boolean awaitRetry() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
    for (long left = end - System.nanoTime(); left > 0 && !closed.get(); ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return !closed.get();
  }

  private void answer(Receipt receipt, Runnable taken) {
    byte[] sealed;
    try {
      sealed = proven.sealed(receipt);
    } catch (UncheckedIOException e) {
      throw new ImsException("no receipt can be sealed: " + e.getMessage(), e);
    }
    String topic = new Topics(receipt.gateway()).receipt();
    var unused = connection.publish(topic, sealed).whenComplete((done, failure) -> taken.run());
  }

  private final class Incoming implements MqttListener {

    @Override
    public void up() {
      setUp(true);
      ready.complete(null);
    }

    @Override
    public void down(String why) {
      setUp(false);
      if (!closed.get()) {
        LOG.warn("{}: {}", options.broker(), why);
      }
    }

    @Override
    public void message(String topic, byte[] payload, Runnable taken) {
      Matcher parts = TOPIC.matcher(topic);
      if (!parts.matches() || !Topics.isGateway(parts.group(1))) {
        taken.run();
        return;
      }
      if (payload.length > MAX_OCTETS || waiting.get() + payload.length > MAX_WAITING_OCTETS) {
        long n = dropped.incrementAndGet();
        if (Occurrences.isWorthALine(n)) {
          LOG.warn("{}: {} messages dropped, this one of {} octets", topic, n, payload.length);
        }
        taken.run();
        return;
      }
      boolean event = parts.group(2).equals("event");
      String gateway = parts.group(1);
      // Here already: what nobody stands for takes no place before an honest message.
      proven
          .body(event ? MessageKind.EVENT : MessageKind.BATCH, gateway, payload)
          .ifPresentOrElse(
              body ->
                  add(
                      new Message(
                          event ? Work.STORE_EVENT : Work.STORE_BATCH,
                          gateway,
                          body,
                          Map.of(),
                          taken)),
              taken);
      proven.news(gateway).ifPresent(counts -> add(Message.refused(counts)));
    }

    private void add(Message message) {
      waiting.addAndGet(message.cost());
      messages.add(message);
    }
  }
}
