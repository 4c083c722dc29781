// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.association.AssociationUse;
import org.kilowire.kura.driver.association.MeterReads;

/** Reads channels in as few requests as the meter allows. */
public final class ChannelReader<K, D> {

  private final AssociationUse<K, D> use;
  private final MeterReads<K, D> reads;
  private final InstantSource clock;
  private final Consumer<Throwable> faults;

  /**
   * Reads during one use of the meter.
   *
   * @param faults is told of an internal error that has cost one channel its value
   */
  public ChannelReader(AssociationUse<K, D> use, InstantSource clock, Consumer<Throwable> faults) {
    this.use = use;
    this.reads = new MeterReads<>(use);
    this.clock = clock;
    this.faults = faults;
  }

  /** Reads channels whose settings are right. */
  public void read(List<ChannelResult<MeterChannel<K, D>>> results) {
    List<ChannelResult<MeterChannel<K, D>>> open = results;
    while (!open.isEmpty()) {
      Outcome<?> asked = reads.ask(open.stream().map(ChannelResult::good).toList());
      boolean over = !use.isAssociated();
      long time = clock.millis();
      List<ChannelResult<MeterChannel<K, D>>> rest = new ArrayList<>();
      for (ChannelResult<MeterChannel<K, D>> result : open) {
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

  private void settle(ChannelResult<MeterChannel<K, D>> result, Outcome<?> asked, long time) {
    try {
      MeterChannel<K, D> channel = result.good();
      result.settle(reads.of(channel, asked, channel::value), time);
    } catch (RuntimeException | Error fault) {
      result.fail(DriverFailures.internal(fault), time);
      faults.accept(fault);
    }
  }
}
