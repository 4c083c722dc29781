// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.WriteRules;
import org.kilowire.kura.driver.association.AssociationUse;
import org.kilowire.kura.driver.association.MeterReads;
import org.kilowire.meter.MeterReason;

/**
 * Writes channels that may be written, one after the other. Each is read first, since only the
 * meter knows its type and its scaler.
 */
public final class ChannelWriter<K, D> {

  private final AssociationUse<K, D> use;
  private final WriteRules<K> rules;
  private final InstantSource clock;
  private final Consumer<Throwable> faults;

  /**
   * Writes during one use of the meter.
   *
   * @param faults is told of an internal error that has kept one channel from being written
   */
  public ChannelWriter(AssociationUse<K, D> use, InstantSource clock, Consumer<Throwable> faults) {
    this.use = use;
    this.rules = use.writes();
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Writes channels whose settings are right. When the meter is lost, or the outcome of a write is
   * unknown, those behind it are not tried.
   */
  public void write(List<ChannelResult<MeterChannel<K, D>>> results) {
    Optional<Outcome<?>> lost = Optional.empty();
    for (ChannelResult<MeterChannel<K, D>> result : allowed(results)) {
      Outcome<?> outcome = lost.isPresent() ? notTried(lost.get()) : attempt(result);
      if (outcome instanceof Outcome.Ok<?>) {
        result.done(clock.millis());
      } else {
        result.fail(outcome, clock.millis());
      }
      if (lost.isEmpty() && (isUnknown(outcome) || !use.isAssociated())) {
        lost = Optional.of(outcome);
      }
    }
  }

  private List<ChannelResult<MeterChannel<K, D>>> allowed(
      List<ChannelResult<MeterChannel<K, D>>> results) {
    List<ChannelResult<MeterChannel<K, D>>> allowed = new ArrayList<>();
    for (ChannelResult<MeterChannel<K, D>> result : results) {
      Optional<String> refusal =
          result.record().getValue() == null
              ? Optional.of("there is no value to write")
              : rules.refusal(result.good());
      if (refusal.isPresent()) {
        result.fail(DriverReason.WRITE_REFUSED, refusal.get(), clock.millis());
      } else {
        allowed.add(result);
      }
    }
    return allowed;
  }

  private Outcome<?> attempt(ChannelResult<MeterChannel<K, D>> result) {
    try {
      return write(result.good(), result.record().getValue());
    } catch (RuntimeException | Error fault) {
      faults.accept(fault);
      return DriverFailures.internal(fault);
    }
  }

  private Outcome<Void> write(MeterChannel<K, D> channel, TypedValue<?> value) {
    return held(channel, (before, scaling) -> channel.encoded(value, before, scaling))
        .then(data -> set(channel, data));
  }

  private Outcome<Void> set(MeterChannel<K, D> channel, D data) {
    Outcome<Void> outcome = use.set(channel.target(), data);
    return outcome instanceof Outcome.Failed<Void> failed && isUnknown(outcome)
        ? new Outcome.Failed<>(failed.reason(), failed.detail() + "; " + state(channel, data))
        : outcome;
  }

  /**
   * Whether the meter holds the value, read on a new association: whoever reads the status has to
   * judge. Not what it holds: passwords stand in what may be written, and a status goes to the log.
   */
  private String state(MeterChannel<K, D> channel, D data) {
    Outcome<Boolean> written = held(channel, (now, scaling) -> new Outcome.Ok<>(now.equals(data)));
    if (written instanceof Outcome.Ok<Boolean> ok) {
      return ok.value() ? "it now holds this value" : "it now holds another value";
    }
    return "it could not be read back: " + DriverFailures.text(written);
  }

  /** Goes on with what the meter holds of a channel now. */
  private <T> Outcome<T> held(
      MeterChannel<K, D> channel, BiFunction<D, Optional<D>, Outcome<T>> then) {
    MeterReads<K, D> reads = new MeterReads<>(use);
    Outcome<?> asked = reads.ask(List.of(channel));
    while (use.isAssociated() && !reads.has(channel)) {
      asked = reads.ask(List.of(channel));
    }
    return reads.of(channel, asked, then);
  }

  private static boolean isUnknown(Outcome<?> outcome) {
    return DriverFailures.is(outcome, MeterReason.OUTCOME_UNKNOWN);
  }

  private static Outcome<?> notTried(Outcome<?> before) {
    return isUnknown(before)
        ? DriverFailures.failed(
            DriverReason.WRITE_REFUSED, "not tried: the outcome of another write is unknown")
        : before;
  }
}
