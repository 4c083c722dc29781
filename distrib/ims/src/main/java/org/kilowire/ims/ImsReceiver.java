// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Topics;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.Occurrences;
import org.kilowire.mqtt.MqttConnection;
import org.kilowire.mqtt.MqttListener;
import org.kilowire.mqtt.MqttOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving end: takes batches and events of all gateways from a broker, stores them, and sends
 * a receipt after the commit. A message is given back to the broker only then, so that one that was
 * under way when the IMS died comes again.
 */
public final class ImsReceiver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImsReceiver.class);
  private static final List<String> FILTERS = List.of("kilowire/+/data", "kilowire/+/event");
  private static final Pattern TOPIC = Pattern.compile("kilowire/([^/]+)/(data|event)");
  private static final long MAX_WAITING_OCTETS = 32L << 20;
  private static final int MESSAGE_COST = 512; // what a message takes besides its octets
  private static final long CLOSE_SECONDS = 30;
  private static final long RETRY_SECONDS = 1;

  private record Message(String topic, byte[] payload, Runnable taken) {

    boolean isEnd() {
      return topic.isEmpty();
    }

    long cost() {
      return (long) payload.length + MESSAGE_COST;
    }
  }

  private static final Message END = new Message("", new byte[0], () -> {});

  private final MqttOptions options;
  private final Intake intake;
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
   * @param listener told of each block after its commit, on this receiver's thread
   * @throws ImsException if the database cannot be used
   */
  public ImsReceiver(MqttOptions options, Path file, StoredListener listener) {
    this.options = options;
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
    messages.add(END);
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
      for (Message next = messages.take(); !next.isEnd(); next = messages.take()) {
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
    Matcher topic = TOPIC.matcher(message.topic());
    if (!topic.matches() || !Topics.isGateway(topic.group(1))) {
      message.taken().run();
      return;
    }
    boolean event = topic.group(2).equals("event");
    long failures = 0;
    while (!store(topic.group(1), event, message, failures)) {
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
  private boolean store(String gateway, boolean event, Message message, long failures) {
    try {
      if (event) {
        intake.event(gateway, message.payload());
        message.taken().run();
      } else {
        intake
            .data(gateway, message.payload())
            .ifPresentOrElse(receipt -> answer(receipt, message.taken()), message.taken());
      }
      return true;
    } catch (ImsException e) {
      if (failures == 0 || failures == 9 || failures % 100 == 99) {
        LOG.error("{}: a message was not stored and not confirmed", gateway, e);
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
    String topic = new Topics(receipt.gateway()).receipt();
    var unused =
        connection
            .publish(topic, ReceiptCodec.encode(receipt))
            .whenComplete((done, failure) -> taken.run());
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
      Message message = new Message(topic, payload, taken);
      if (payload.length > BatchCodec.MAX_OCTETS
          || waiting.get() + message.cost() > MAX_WAITING_OCTETS) {
        long n = dropped.incrementAndGet();
        if (Occurrences.isWorthALine(n)) {
          LOG.warn("{}: {} messages dropped, this one of {} octets", topic, n, payload.length);
        }
        taken.run();
        return;
      }
      waiting.addAndGet(message.cost());
      messages.add(message);
    }
  }
}
