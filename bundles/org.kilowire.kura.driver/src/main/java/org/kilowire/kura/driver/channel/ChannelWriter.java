// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelWrites;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.Failures;
import org.kilowire.kura.driver.MeterUse;
import org.kilowire.meter.MeterReason;

/** Writes channels that may be written, one after the other. */
public final class ChannelWriter<C> {

  private final MeterUse<?> use;
  private final ChannelWrites<C> writes;
  private final InstantSource clock;
  private final Consumer<RuntimeException> faults;

  /**
   * Writes during one use of the meter.
   *
   * @param faults is told of an internal error that has kept one channel from being written
   */
  public ChannelWriter(
      MeterUse<?> use,
      ChannelWrites<C> writes,
      InstantSource clock,
      Consumer<RuntimeException> faults) {
    this.use = use;
    this.writes = writes;
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Writes channels whose settings are right. When the meter is lost, or the outcome of a write is
   * unknown, those behind it are not tried.
   */
  public void write(List<ChannelResult<C>> results) {
    Optional<Outcome<?>> lost = Optional.empty();
    for (ChannelResult<C> result : allowed(results)) {
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

  private List<ChannelResult<C>> allowed(List<ChannelResult<C>> results) {
    List<ChannelResult<C>> allowed = new ArrayList<>();
    for (ChannelResult<C> result : results) {
      Optional<String> refusal =
          result.record().getValue() == null
              ? Optional.of("there is no value to write")
              : writes.refusal(result.good());
      if (refusal.isPresent()) {
        result.fail(DriverReason.WRITE_REFUSED, refusal.get(), clock.millis());
      } else {
        allowed.add(result);
      }
    }
    return allowed;
  }

  private Outcome<?> attempt(ChannelResult<C> result) {
    try {
      return writes.write(result.good(), result.record().getValue());
    } catch (RuntimeException fault) {
      faults.accept(fault);
      return Failures.internal(fault);
    }
  }

  private static boolean isUnknown(Outcome<?> outcome) {
    return Failures.is(outcome, MeterReason.OUTCOME_UNKNOWN);
  }

  private static Outcome<?> notTried(Outcome<?> before) {
    return isUnknown(before)
        ? Failures.failed(
            DriverReason.WRITE_REFUSED, "not tried: the outcome of another write is unknown")
        : before;
  }
}
