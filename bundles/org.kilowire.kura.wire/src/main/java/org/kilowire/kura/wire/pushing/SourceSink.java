// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.wire.delivery.WireDelivery;
import org.kilowire.kura.wire.delivery.WireException;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Origin;
import org.kilowire.meter.ReadingSource;
import org.kilowire.options.OptionReader;
import org.kilowire.store.Outbox;

/**
 * The sink of one source while that runs. What ends with a commit is told on the source's own
 * thread: neither the store's writer nor another source waits for what {@code stored} does.
 */
final class SourceSink implements ReadingSource.Sink {

  /**
   * For how long a full store is not asked again: each refusal costs it a transaction, and those
   * that share it a second one.
   */
  static final Duration FULL = Duration.ofSeconds(1);

  private final SourceQueue queue = new SourceQueue();
  private final Supplier<SourceSettings> settings;
  private final SourceServices services;
  private final WireDelivery delivery;
  private final SourceReporter reporter;
  private final Executor thread;
  private final EventQuota events;

  /** When the store was last full, monotonic; null where it was not since. */
  private volatile Long full;

  /**
   * A sink that takes blocks until it is closed.
   *
   * @param thread that of the source, one piece of work at a time
   */
  SourceSink(
      Supplier<SourceSettings> settings,
      SourceServices services,
      WireDelivery delivery,
      SourceReporter reporter,
      Executor thread) {
    this.settings = settings;
    this.services = services;
    this.delivery = delivery;
    this.reporter = reporter;
    this.thread = thread;
    this.events = new EventQuota(services.clock().nanos());
  }

  @Override
  public void block(Block block, Consumer<Outcome<Void>> stored) {
    requireNonNull(stored, "stored");
    PendingBlock one = new PendingBlock(requireNonNull(block, "block"), stored);
    Optional<Outcome.Failed<Void>> refusal = refusal(block);
    if (refusal.isEmpty() && !queue.offer(one, settings.get())) {
      refusal = Optional.of(queue.isClosed() ? stopped() : busy());
    }
    if (refusal.isPresent()) {
      tell(one, refusal.get());
    } else {
      pump();
    }
  }

  private Optional<Outcome.Failed<Void>> refusal(Block block) {
    if (queue.isClosed()) {
      return Optional.of(stopped());
    }
    if (settings.get().excluded().contains(block.source().series())) {
      return failed(WireReason.SERIES_EXCLUDED, "series " + block.source().series());
    }
    if (block.source().origin() != Origin.PUSH) {
      return failed(
          WireReason.BLOCK_REFUSED, "its origin must be PUSH, not " + block.source().origin());
    }
    if (!OptionReader.isId(block.source().meter())) {
      return failed(
          WireReason.BLOCK_REFUSED,
          "its meter must be %s, not %s"
              .formatted(OptionReader.ID, OptionReader.quoted(block.source().meter())));
    }
    Long since = full;
    return since != null && services.clock().nanos() - since < FULL.toNanos()
        ? failed(WireReason.STORE_FULL, "it was a moment ago")
        : Optional.empty();
  }

  private static Optional<Outcome.Failed<Void>> failed(WireReason reason, String detail) {
    return Optional.of(new Outcome.Failed<>(reason, detail));
  }

  private static Outcome.Failed<Void> stopped() {
    return new Outcome.Failed<>(
        WireReason.STOPPED, "the source was stopped; what was under way may still be stored");
  }

  private Outcome.Failed<Void> busy() {
    SourceSettings limits = settings.get();
    return new Outcome.Failed<>(
        WireReason.SOURCE_BUSY,
        "%d blocks or %d values wait for their commit".formatted(limits.blocks(), limits.values()));
  }

  private void pump() {
    for (Optional<PendingBlock> next = queue.next(); next.isPresent(); next = queue.next()) {
      send(next.get());
    }
  }

  private void send(PendingBlock one) {
    var unused = sent(one).whenComplete((done, failure) -> handOver(one, failure));
  }

  private CompletableFuture<Void> sent(PendingBlock one) {
    Outbox there = services.outbox();
    return there == null
        ? CompletableFuture.failedFuture(WireException.away())
        : delivery.deliver(List.of(one.block()), there);
  }

  private void handOver(PendingBlock one, Throwable failure) {
    try {
      thread.execute(() -> end(one, failure));
    } catch (RejectedExecutionException e) {
      // The source has been stopped, and was told so.
      return;
    }
  }

  private void end(PendingBlock one, Throwable failure) {
    if (queue.ended(one)) {
      tell(one, failure == null ? new Outcome.Ok<>(null) : outcome(failure));
    }
    pump();
  }

  private Outcome.Failed<Void> outcome(Throwable failure) {
    WireReason reason = WireDelivery.reason(failure);
    if (reason == WireReason.STORE_FULL) {
      full = services.clock().nanos();
    }
    return new Outcome.Failed<>(reason, String.valueOf(WireDelivery.cause(failure).getMessage()));
  }

  private void tell(PendingBlock one, Outcome<Void> outcome) {
    if (outcome instanceof Outcome.Failed<Void> failed
        && failed.reason() instanceof WireReason reason
        && reason != WireReason.STOPPED
        && reason != WireReason.SERIES_EXCLUDED) {
      reporter.failed(reason, "meter " + one.block().source().meter() + ": " + failed.detail());
    }
    try {
      one.stored().accept(outcome);
    } catch (RuntimeException | Error fault) {
      reporter.failed(WireReason.SOURCE_FAULT, "it could not be told of a block: " + fault);
    }
  }

  @Override
  public void event(MeterEvent event) {
    requireNonNull(event, "event");
    if (queue.isClosed()) {
      return;
    }
    if (events.take(services.clock().nanos())) {
      reporter.append(event);
    } else {
      reporter.failed(WireReason.SOURCE_BUSY, "too many events, among them " + event.code());
    }
  }

  /** Takes nothing more; whoever waits is told so. Idempotent. */
  void close() {
    queue.close().forEach(one -> tell(one, stopped()));
  }
}
