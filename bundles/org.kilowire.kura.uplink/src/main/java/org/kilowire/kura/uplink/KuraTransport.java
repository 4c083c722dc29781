// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.kilowire.conversation.LinkException;
import org.kilowire.uplink.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An uplink's channels as publishers and subscribers of Kura. Nothing is given to Kura while it is
 * not connected, for it would keep it, in a store that holds less than ours and may forget.
 *
 * <p>That a message was confirmed says that the broker has it.
 */
final class KuraTransport implements Transport {

  /** How long a confirmation is waited for. Others' messages may stand before ours. */
  static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(5);

  /** How long nothing is handed over before that is worth a warning. */
  static final Duration WARNED_AFTER = Duration.ofMinutes(10);

  /** The same, where it is no connection that is away: by itself that ends while Kura starts. */
  static final Duration UNWIRED_WARNED_AFTER = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(KuraTransport.class);

  private final String name;
  private final CloudServices wiring;
  private final Reconnector reconnector;
  private final PeriodicTask task;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final AtomicBoolean closed = new AtomicBoolean();

  // Of the pulse.
  private String seen = "";
  private String told = "";
  private final StuckDetector apart = new StuckDetector(WARNED_AFTER);
  private final StuckDetector unwired = new StuckDetector(UNWIRED_WARNED_AFTER);

  /**
   * A transport that does nothing yet.
   *
   * @param name for the log
   * @param nanos a monotonic clock
   */
  KuraTransport(
      String name,
      CloudServices wiring,
      Reconnector reconnector,
      PeriodicTask task,
      InstantSource clock,
      LongSupplier nanos) {
    this.name = name;
    this.wiring = wiring;
    this.reconnector = reconnector;
    this.task = task;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public void start(Listener listener) {
    wiring.attach(new CloudServices.Attached(listener, task::soon));
    task.start(this::beat);
  }

  @Override
  public CompletableFuture<Void> publish(Outgoing channel, byte[] payload) {
    if (closed.get()) {
      return CompletableFuture.failedFuture(new LinkException(name + ": closed"));
    }
    long deadline = nanos.getAsLong() + CONFIRMED_WITHIN.toNanos();
    return wiring.publish(channel, message(payload), deadline);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      wiring.detach();
      task.close();
      reconnector.close();
    }
  }

  private void beat() {
    List<Endpoints.Answer> lost = wiring.look();
    long now = nanos.getAsLong();
    wiring.expire(now);
    reconnector.turn(lost, now);
    Optional<String> obstacle = wiring.obstacle();
    tell(obstacle.map(why -> "waits: " + why).orElse("connected"));
    warn(obstacle, now);
  }

  private void warn(Optional<String> obstacle, long now) {
    Optional<String> missing = wiring.unwired();
    if (unwired.isWorthALine(missing, now)) {
      LOG.warn(
          "{}: nothing is handed over for {} seconds: {}. Look at the fields of these names with"
              + " .target behind: each must be the name of one that is there",
          name,
          UNWIRED_WARNED_AFTER.toSeconds(),
          missing.orElseThrow());
    }
    if (missing.isEmpty() && apart.isWorthALine(obstacle.map(why -> "apart"), now)) {
      LOG.warn(
          "{}: nothing is handed over for {} minutes: {}. A connection that shall come by itself"
              + " needs connect.auto-on-startup=true in its DataService; {} above 0 brings back one"
              + " that was lost",
          name,
          WARNED_AFTER.toMinutes(),
          obstacle.orElseThrow(),
          UplinkSettings.RECONNECT);
    }
  }

  /** A line for each state that was there at two looks: most are there for a moment only. */
  private void tell(String state) {
    if (state.equals(seen) && !state.equals(told)) {
      told = state;
      LOG.info("{}: {}", name, state);
    }
    seen = state;
  }

  /** Kura's raw MQTT takes the body alone, and nothing without one; its Kapua stack all of it. */
  private KuraMessage message(byte[] payload) {
    KuraPayload whole = new KuraPayload();
    whole.setTimestamp(Date.from(clock.instant()));
    whole.setBody(payload);
    return new KuraMessage(whole, new HashMap<>());
  }
}
