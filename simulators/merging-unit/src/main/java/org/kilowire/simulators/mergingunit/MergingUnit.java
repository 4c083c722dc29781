// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.io.IOException;
import java.util.SplittableRandom;
import org.kilowire.simulators.mergingunit.StreamFault.Kind;
import org.kilowire.simulators.mergingunit.frame.FrameTemplate;
import org.kilowire.simulators.mergingunit.frame.RawScale;
import org.kilowire.simulators.mergingunit.wave.Waveform;

/** Makes one stream's frames, one after the other; when is the caller's business. One owner. */
final class MergingUnit {

  private static final long SECOND = 1_000_000_000L;

  private final StreamPlan plan;
  private final long start;
  private final FrameTemplate template;
  private final RawScale scale;
  private final Waveform[] waves;
  private final StreamAccount account;
  private final FaultSchedule faults;
  private final Delivery delivery;
  private final SecondSums sums;
  private final SplittableRandom random;
  private final int asdus;
  private long frame;
  private long countBase;
  private long nextNanos;

  MergingUnit(int stream, StreamPlan plan, long start) {
    this.plan = plan;
    this.start = start;
    asdus = plan.shape().asdus();
    template = plan.shape().template(plan.samplesPerSecond());
    scale = RawScale.of(plan.shape());
    waves = plan.waves().toArray(Waveform[]::new);
    account = new StreamAccount(plan.shape().id());
    faults = new FaultSchedule(plan.faults(), account);
    delivery = new Delivery(stream, plan.shape(), faults, account);
    sums = new SecondSums(waves.length);
    random = new SplittableRandom(plan.seed());
    schedule();
  }

  /** A frame leaves with its last sample. */
  private void schedule() {
    long late = plan.jitterNanos() == 0 ? 0 : random.nextLong(plan.jitterNanos() + 1);
    nextNanos = sampleNanos(frame * asdus + asdus - 1) + late;
  }

  private long sampleNanos(long sample) {
    int rate = plan.samplesPerSecond();
    return start + sample / rate * SECOND + sample % rate * SECOND / rate;
  }

  /** When the next frame leaves, in ns since 1970. */
  long nextNanos() {
    return nextNanos;
  }

  StreamAccount account() {
    return account;
  }

  void publish(PublishedSink sink) throws IOException {
    long first = frame * asdus;
    if (faults.hits(Kind.RESTART, frame)) {
      countBase = first;
    }
    template.begin(
        faults.hits(Kind.TEST, frame),
        faults.hits(Kind.INVALID, frame),
        !faults.hits(Kind.SYNC_LOSS, frame));
    for (int i = 0; i < asdus; i++) {
      sample(i, first + i);
    }
    template.end();
    account.made(asdus);
    delivery.deliver(frame, nextNanos, template, sink);
    frame++;
    schedule();
  }

  private void sample(int asdu, long number) {
    int rate = plan.samplesPerSecond();
    if (number % rate == 0 && !sums.isEmpty()) {
      account.second(sums.close(number / rate - 1));
    }
    template.count(asdu, (int) ((number - countBase) % plan.wrap()), sampleNanos(number));
    double seconds = (double) number / rate;
    for (int channel = 0; channel < waves.length; channel++) {
      double value = waves[channel].value(plan.network(), seconds);
      if (waves[channel].noise() > 0) {
        value += random.nextGaussian() * waves[channel].noise();
      }
      double raw = scale.raw(channel, value);
      int within = scale.within(channel, raw);
      template.sample(asdu, channel, within, within != raw);
      sums.add(channel, scale.value(channel, within));
    }
    sums.countSample();
  }

  /** Nothing follows: what is held back goes out, and the last second is closed if it is whole. */
  void finish(PublishedSink sink) throws IOException {
    delivery.finish(nextNanos, sink);
    long samples = frame * asdus;
    if (!sums.isEmpty() && samples % plan.samplesPerSecond() == 0) {
      account.second(sums.close(samples / plan.samplesPerSecond() - 1));
    }
  }
}
