// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelReads;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.Failures;
import org.kilowire.kura.driver.association.AssociationUse;

/** Reads channels in as few requests as the meter allows. */
public final class ChannelReader<C> {

  private final AssociationUse<?> use;
  private final ChannelReads<C> reads;
  private final InstantSource clock;
  private final Consumer<RuntimeException> faults;

  /**
   * Reads during one use of the meter.
   *
   * @param faults is told of an internal error that has cost one channel its value
   */
  public ChannelReader(
      AssociationUse<?> use,
      ChannelReads<C> reads,
      InstantSource clock,
      Consumer<RuntimeException> faults) {
    this.use = use;
    this.reads = reads;
    this.clock = clock;
    this.faults = faults;
  }

  /** Reads channels whose settings are right. */
  public void read(List<ChannelResult<C>> results) {
    List<ChannelResult<C>> open = results;
    while (!open.isEmpty()) {
      Outcome<?> asked = reads.ask(open.stream().map(ChannelResult::good).toList());
      boolean over = !use.isAssociated();
      long time = clock.millis();
      List<ChannelResult<C>> rest = new ArrayList<>();
      for (ChannelResult<C> result : open) {
        if (over || reads.has(result.good())) {
          settle(result, asked, time);
        } else {
          rest.add(result);
        }
      }
      if (!rest.isEmpty() && rest.size() < open.size()) {
        use.giveWay(); // each time after some channel: who gives way gets on all the same
      }
      open = rest;
    }
  }

  private void settle(ChannelResult<C> result, Outcome<?> asked, long time) {
    try {
      Outcome<ChannelValue> value = reads.value(result.good(), asked);
      Outcome<TypedValue<?>> typed =
          value.then(one -> ValueConversion.to(result.record().getValueType(), one));
      if (typed instanceof Outcome.Ok<TypedValue<?>> ok
          && value instanceof Outcome.Ok<ChannelValue> read) {
        result.read(ok.value(), read.value().unit(), time);
      } else {
        result.fail(typed, time);
      }
    } catch (RuntimeException fault) {
      result.fail(Failures.internal(fault), time);
      faults.accept(fault);
    }
  }
}
