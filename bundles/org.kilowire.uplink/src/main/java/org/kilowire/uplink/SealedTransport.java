// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.kilowire.contract.MessageKind;
import org.kilowire.conversation.LinkException;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.message.RefusedMessages;
import org.kilowire.seal.message.Verdict;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;

/**
 * A transport whose messages somebody stands for: what goes out is sealed, and what comes in is let
 * through only from whoever is trusted for it, without its seal. What is not is counted and told,
 * and nothing else comes of it: it takes no place before an honest message.
 */
public final class SealedTransport implements Transport {

  /** Told what somebody should know: a code, and texts by their names. */
  @FunctionalInterface
  public interface Alarm {
    void raise(String code, Map<String, String> details);
  }

  /** Nothing is released: nobody's receipts are believed. */
  public static final String NO_TRUST = "no-trust";

  /** Messages go and come without seals, because the list of trusted keys says so. */
  public static final String UNSEALED = "unsealed-hand-over";

  /** Messages that nobody stood for, by reasons. */
  public static final String REFUSED = "messages-refused";

  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Transport inner;
  private final String gateway;
  private final HandoverSeals seals;
  private final Supplier<UUID> epoch;
  private final Alarm alarm;
  private final LongSupplier nanos;
  private final RefusedMessages refused;
  private long lookedAt;

  /**
   * Seals before, and checks behind, {@code inner}.
   *
   * @param epoch of what is sent now
   * @param alarm told once a minute at most of each code; on any thread
   * @param nanos a monotonic clock
   */
  public SealedTransport(
      Transport inner,
      String gateway,
      HandoverSeals seals,
      Supplier<UUID> epoch,
      Alarm alarm,
      LongSupplier nanos) {
    this.inner = inner;
    this.gateway = gateway;
    this.seals = seals;
    this.epoch = epoch;
    this.alarm = alarm;
    this.nanos = nanos;
    this.refused = new RefusedMessages(nanos);
    this.lookedAt = nanos.getAsLong() - LOOK_NANOS;
  }

  /** By the system's clocks; what is to be known is logged, and an event of the gateway's. */
  public static SealedTransport of(
      Transport inner, String gateway, Outbox outbox, EventLog events, HandoverSeals seals) {
    return new SealedTransport(
        inner,
        gateway,
        seals,
        () -> outbox.status().epoch(),
        new SealAlarms(gateway, events, InstantSource.system(), System::nanoTime),
        System::nanoTime);
  }

  /** How many messages nobody stood for, by reasons. */
  public Map<String, Long> refused() {
    return refused.all();
  }

  @Override
  public void start(Listener listener) {
    inner.start(new Checked(listener));
  }

  @Override
  public CompletableFuture<Void> publish(Outgoing channel, byte[] payload) {
    look();
    if (channel == Outgoing.EVENT && waitsForTrust()) {
      return CompletableFuture.failedFuture(new LinkException("nobody is trusted yet"));
    }
    byte[] sealed;
    try {
      sealed = seals.seal(kind(channel), gateway, epoch(channel), payload);
    } catch (UncheckedIOException e) {
      return CompletableFuture.failedFuture(new LinkException("not sealed: " + e.getMessage(), e));
    }
    return inner.publish(channel, sealed);
  }

  /**
   * Nobody confirms an event: where the two sides do not know each other yet, it would be gone.
   * Batches go out, for they come again.
   */
  private boolean waitsForTrust() {
    return seals.obstacle(MessageKind.RECEIPT, gateway).isPresent();
  }

  private static MessageKind kind(Outgoing channel) {
    return switch (channel) {
      case DATA -> MessageKind.BATCH;
      case ANSWER -> MessageKind.ANSWER;
      case EVENT -> MessageKind.EVENT;
    };
  }

  private static MessageKind kind(Incoming channel) {
    return switch (channel) {
      case RECEIPT -> MessageKind.RECEIPT;
      case COMMAND -> MessageKind.COMMAND;
    };
  }

  /** An answer is to a command, which may be older than the epoch. */
  private Optional<UUID> epoch(Outgoing channel) {
    return switch (channel) {
      case DATA, EVENT -> Optional.of(epoch.get());
      case ANSWER -> Optional.empty();
    };
  }

  private void look() {
    tellOfRefused();
    synchronized (this) {
      long now = nanos.getAsLong();
      if (now - lookedAt < LOOK_NANOS) {
        return;
      }
      lookedAt = now;
    }
    seals
        .obstacle(MessageKind.RECEIPT, gateway)
        .ifPresent(why -> alarm.raise(NO_TRUST, Map.of("detail", why)));
    if (seals.trust().unsealed()) {
      alarm.raise(UNSEALED, Map.of());
    }
  }

  private void tellOfRefused() {
    refused
        .news()
        .ifPresent(
            news -> {
              Map<String, String> details = new TreeMap<>();
              news.forEach((reason, count) -> details.put(reason, Long.toString(count)));
              alarm.raise(REFUSED, details);
            });
  }

  @Override
  public void close() {
    inner.close();
  }

  /** Lets through what somebody stands for. */
  private final class Checked implements Listener {

    private final Listener listener;

    Checked(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void up() {
      listener.up();
    }

    @Override
    public void down(String why) {
      listener.down(why);
    }

    @Override
    public void received(Incoming channel, byte[] payload) {
      Verdict verdict = verdict(channel, payload);
      if (verdict instanceof Verdict.Proven proven) {
        listener.received(channel, proven.body());
      } else if (verdict instanceof Verdict.Unsealed unsealed) {
        listener.received(channel, unsealed.body());
      } else if (verdict instanceof Verdict.Refused no) {
        refused.count(no.reason());
        tellOfRefused();
      }
    }

    /** A message that cannot be noted as taken might come a second time: it is not taken. */
    private Verdict verdict(Incoming channel, byte[] payload) {
      try {
        return seals.check(kind(channel), gateway, payload);
      } catch (UncheckedIOException e) {
        return new Verdict.Refused(SealReason.BAD_KEYS, e.getMessage());
      }
    }
  }
}
