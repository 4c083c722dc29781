// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.codec.Payload;
import org.kilowire.store.Outbox;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Released;

/**
 * Which batch is sent when. Go-back-N: batches leave in order, a few without a receipt; when one is
 * missed, everything from it on is sent again. What the broker says plays no part in it.
 *
 * <p>Of one thread; {@code now} is ns of a monotonic clock.
 */
final class BatchSender {

  /** Keeps an event about the uplink itself. */
  @FunctionalInterface
  interface Reporter {
    void report(String code, Map<String, String> details);
  }

  private record Flight(Range range, long number) {}

  private static final String BATCH_REFUSED = "batch-refused";
  private static final String EPOCH_RENEWED = "epoch-renewed";
  private static final long FOREVER = Long.MAX_VALUE;
  private static final long WENT_BACK_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int MAX_DETAIL = 1000;

  private final Outbox outbox;
  private final Publisher publisher;
  private final Reporter reporter;
  private final UplinkOptions options;
  private final InstantSource clock;
  private final UplinkCounters counters;
  private final BooleanSupplier closed;
  private final Backoff backoff; // with the IMS
  private final Backoff takingUp; // with the broker
  private final UploadGate gate;

  private final Deque<Flight> flights = new ArrayDeque<>();
  private boolean up;
  private boolean restarting; // until the outbox has said where to begin
  private long confirmed; // where a resend begins: the last number the IMS is known to have
  private long sent; // the last number that is on its way
  private long highest; // the last number that ever was
  private long published;
  private long wentBackTo = -1;
  private long wentBackAt;
  private long goneBefore = -1;
  private final Set<String> told = new HashSet<>(); // events, each told once

  /**
   * A hand-over that is not up.
   *
   * @param closed whether the outbox may not be asked any more: publishing takes as long as it
   *     likes, and what comes back from it may be too late
   */
  BatchSender(
      Outbox outbox,
      Publisher publisher,
      Reporter reporter,
      UplinkOptions options,
      InstantSource clock,
      UplinkCounters counters,
      BooleanSupplier closed) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.reporter = reporter;
    this.options = options;
    this.clock = clock;
    this.counters = counters;
    this.closed = closed;
    this.backoff = new Backoff(options.receiptTimeout(), options.longestTimeout());
    this.takingUp = new Backoff(options.poll(), options.longestTimeout());
    this.gate = new UploadGate(outbox, options.schedule(), clock);
  }

  void up() {
    up = true;
    restarting = true;
  }

  void down() {
    up = false;
    flights.clear();
  }

  /** Does what is due; how many ns from {@code now} on nothing will be. */
  long run(long now) {
    if (!up || closed.getAsBoolean()) {
      return FOREVER;
    }
    restart();
    if (!flights.isEmpty() && backoff.isOver(now)) {
      timedOut();
    }
    gate.look();
    if (pause(now) == 0) {
      fill(now);
    }
    long wait = flights.isEmpty() ? FOREVER : backoff.left(now);
    long pause = pause(now);
    return pause == 0 ? wait : Math.min(wait, pause);
  }

  private long pause(long now) {
    return Math.max(backoff.pausedFor(now), takingUp.pausedFor(now));
  }

  void receipt(Receipt receipt, long now) {
    restart();
    Released released = outbox.release(receipt);
    if (released instanceof Released.Refused refused) {
      notBelieved(refused, receipt, now);
      return;
    }
    counters.count(UplinkCount.RECEIPTS);
    if (released instanceof Released.Renewed renewed) {
      highest = 0;
      restarting = true;
      reporter.report(
          EPOCH_RENEWED,
          Map.of("before", renewed.before().toString(), "epoch", renewed.epoch().toString()));
      return;
    }
    confirm(receipt.upTo(), now);
    if (receipt.refused().isPresent()) {
      refused(receipt.refused().get(), now);
    } else if (!receipt.missing().isEmpty()) {
      goBack(receipt.missing().get(0).first() - 1, now);
    }
  }

  /** Nothing of it counts but that the IMS does not go on with us: then we need not hurry. */
  private void notBelieved(Released.Refused refused, Receipt receipt, long now) {
    counters.count(UplinkCount.RECEIPTS_NOT_BELIEVED);
    tellOnce(refused.fault().code(), refused.detail());
    boolean ours =
        switch (refused.fault()) {
          case FOREIGN_GATEWAY, OTHER_EPOCH -> false;
          case DIGEST_NOT_OURS, BEYOND_SENT -> true;
        };
    if (ours && receipt.refused().isPresent()) {
      refused(receipt.refused().get(), now);
    }
  }

  void accepted() {
    counters.count(UplinkCount.BATCHES_ACCEPTED);
    takingUp.fresh();
  }

  /** The broker did not take what was published as {@code number}. */
  void notAccepted(long number, long now) {
    counters.count(UplinkCount.BATCHES_NOT_ACCEPTED);
    if (up && flights.stream().anyMatch(flight -> flight.number() == number)) {
      takingUp.pause(now);
      again(confirmed);
    }
  }

  /** Begins anew where that is due; it stays due if the outbox fails now. */
  private void restart() {
    if (!restarting) {
      return;
    }
    confirmed = outbox.status().released();
    restarting = false;
    takingUp.begun(); // only what it takes, not a connection, shows that the broker takes something
    backoff.begun();
    forgetWhatWasAsked();
    again(confirmed);
  }

  private void again(long from) {
    flights.clear();
    sent = from;
  }

  private void timedOut() {
    counters.count(UplinkCount.TIMEOUTS);
    backoff.grow();
    goneBefore = -1; // where it went back to, it begins again by itself
    again(confirmed);
  }

  private void forgetWhatWasAsked() {
    wentBackTo = -1;
    goneBefore = -1;
  }

  private void confirm(long upTo, long now) {
    boolean progress = false;
    while (!flights.isEmpty() && flights.peekFirst().range().last() <= upTo) {
      flights.removeFirst();
      progress = true;
    }
    if (upTo > confirmed) {
      confirmed = upTo;
      sent = Math.max(sent, upTo);
      progress = true;
    }
    if (progress) {
      wentBackTo = -1;
      told.clear();
      backoff.fresh();
      backoff.begin(now);
    }
  }

  /** Each batch behind a lost one brings the same wish; one answer an hour is enough. */
  private void goBack(long to, long now) {
    boolean again = to == wentBackTo && now - wentBackAt < WENT_BACK_NANOS;
    if (again || to >= sent) {
      return;
    }
    counters.count(UplinkCount.WENT_BACK);
    wentBackTo = to;
    wentBackAt = now;
    confirmed = to;
    again(to);
  }

  private void refused(Refusal refusal, long now) {
    counters.count(UplinkCount.REFUSALS);
    tellOnce(BATCH_REFUSED, refusal.reason() + " " + refusal.detail());
    if (backoff.pausedFor(now) == 0) {
      backoff.pause(now);
    }
    again(confirmed);
  }

  private void tellOnce(String code, String detail) {
    if (told.add(code)) {
      reporter.report(code, Map.of("detail", shortened(detail.strip())));
    }
  }

  /** The IMS's words may be as long as an event's text is at most, and ours come on top. */
  private static String shortened(String text) {
    if (text.length() <= MAX_DETAIL) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_DETAIL - 1)) ? MAX_DETAIL - 1 : MAX_DETAIL;
    return text.substring(0, end);
  }

  private void fill(long now) {
    int window = backoff.isWorn() ? 1 : options.window();
    while (flights.size() < window && sent < gate.last() && !closed.getAsBoolean()) {
      Optional<OutgoingBatch> next = outbox.next(sent, options.maxBlocks(), options.maxOctets());
      if (next.isPresent()) {
        send(next.get(), now);
      } else if (!skipWhatIsGone()) {
        return;
      }
    }
  }

  private void send(OutgoingBatch batch, long now) {
    Range range = batch.range();
    counters.count(UplinkCount.BATCHES_SENT);
    if (range.last() <= highest) {
      counters.count(UplinkCount.BATCHES_RESENT);
    }
    if (flights.isEmpty()) {
      backoff.begin(now);
    }
    flights.addLast(new Flight(range, ++published));
    sent = range.last();
    highest = Math.max(highest, sent);
    publisher.publish(Payload.gzip(batch.body().toArray()), published);
  }

  private boolean skipWhatIsGone() {
    OutboxStatus status = outbox.status();
    long first = status.firstRetained();
    if (first <= sent + 1) {
      return false;
    }
    if (goneBefore != first) {
      goneBefore = first;
      counters.count(UplinkCount.HISTORY_GONE);
      HistoryGone gone = new HistoryGone(sent + 1, first);
      reporter.report(HistoryGone.CODE, gone.event(clock.instant()).details());
    }
    confirmed = first - 1;
    again(confirmed);
    return true;
  }
}
