// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.OptionalLong;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.analysis.AnalysisScratch;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.apdu92.SmpSynch;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleQuality;
import org.kilowire.sv.dataset.SampleReader;
import org.kilowire.sv.stream.SvStream;

/**
 * A stream with a channel map: its samples become values. Owned by the thread that feeds the {@link
 * SvMonitor}; nothing is allocated while nothing changes.
 */
public final class MonitoredStream {

  private static final long MICROSECOND = 1000;

  private final SvStream health;
  private final SampleReader reader;
  private final boolean assumed;
  private final MonitorListener listener;
  private final long pathNanos;
  private final StreamWatch watch;
  private final SecondCollector seconds;
  private final int[] raws;
  private final int[] qualities;
  private final double[] factors;
  private final double[] zeros;
  private long scaleKey;
  private boolean scaled;
  private long delayNanos;
  private boolean delayKnown;
  private long mismatched;

  MonitoredStream(
      SvStream health,
      StreamMaps.Choice choice,
      AnalysisScratch scratch,
      MonitorListener listener,
      long pathNanos) {
    this.health = health;
    this.reader = choice.reader();
    this.assumed = choice.assumed();
    this.listener = listener;
    this.pathNanos = pathNanos;
    watch = new StreamWatch(health, reader);
    seconds = new SecondCollector(reader, scratch, new Results());
    raws = new int[reader.channels()];
    qualities = new int[reader.channels()];
    factors = new double[reader.channels()];
    zeros = new double[reader.channels()];
  }

  /** Where results go on to the listener, with this stream. */
  private final class Results implements SecondCollector.Sink {

    @Override
    public void second(SecondResult result, long delay, boolean known) {
      delayNanos = delay;
      delayKnown = known;
      listener.second(MonitoredStream.this, result);
    }

    @Override
    public void rollup(int length, RollupResult result) {
      listener.rollup(MonitoredStream.this, length, result);
    }
  }

  /** Takes a sample that was not there before. */
  void take(AsduView asdu, long at, boolean clockProven) {
    if (!watch.fits(asdu, at)) {
      mismatched++;
      return;
    }
    long key = reader.scaleKey(asdu);
    if (key != scaleKey || !scaled) {
      rescale(asdu, key, at);
    }
    reader.read(asdu, raws, qualities);
    mark(isSynchronised(asdu));
    watch.look(raws, qualities, at);
    listener.sample(this, asdu, at);
    boolean serial = asdu.format() == SvFormat.FT3;
    seconds.time(alignment(asdu), serial ? delay(asdu) : pathNanos, clockProven);
    seconds.take(health.number(), asdu.smpCnt(), health.wrap(), health.rate(), at, raws, qualities);
  }

  /** FT3 is point to point: what is known of a sample's time is when it came, less the delay. */
  private long delay(AsduView asdu) {
    return Math.max(0, reader.delayMicros(asdu)) * MICROSECOND;
  }

  /**
   * What the stream says of where its sample 0 is. Only one of 9-2 can say that this is at a second
   * of UTC (smpSynch 2). The clock of a local area (1, 5..254) and the TRUE of the first edition
   * (255) need not follow UTC, and 9-1 says no more than that the synchronisation is not lost.
   */
  private static int alignment(AsduView asdu) {
    if (asdu.format() == SvFormat.FT3 || !isSynchronised(asdu)) {
      return SecondCollector.FREE;
    }
    int smpSynch = asdu.smpSynch();
    return smpSynch != AsduView.ABSENT && SmpSynch.of(smpSynch).isGlobal()
        ? SecondCollector.OF_UTC
        : SecondCollector.OF_A_CLOCK;
  }

  /** Nothing in 9-1 and FT3 but a lost synchronisation is told, and that in their quality. */
  private static boolean isSynchronised(AsduView asdu) {
    int smpSynch = asdu.smpSynch();
    return smpSynch == AsduView.ABSENT || SmpSynch.of(smpSynch).isSynchronised();
  }

  private void mark(boolean synchronised) {
    int marks =
        (health.key().simulated() ? SampleQuality.SIMULATED : 0)
            | (synchronised ? 0 : SampleQuality.UNSYNCHRONISED);
    for (int i = 0; marks != 0 && i < qualities.length; i++) {
      qualities[i] |= marks;
    }
  }

  private void rescale(AsduView asdu, long key, long at) {
    scaleKey = key;
    scaled = true;
    for (int i = 0; i < factors.length; i++) {
      factors[i] = reader.factor(asdu, i);
      zeros[i] = reader.zero(i);
    }
    seconds.scale(factors, zeros);
    watch.ratings(asdu, at);
  }

  void look(long now) {
    seconds.silent(now);
  }

  void clockStepped(long nanos) {
    seconds.clockStepped(nanos);
  }

  void finish() {
    seconds.finish();
  }

  /** Its counters, and what it last said of itself. */
  public SvStream health() {
    return health;
  }

  public ChannelMap map() {
    return reader.map();
  }

  /** The last sample of a channel of the map, in A, V, or the unit of the channel. */
  public double value(int channel) {
    return raws[channel] * factors[channel] + zeros[channel];
  }

  /** Its quality, with the bits of {@link SampleQuality}. */
  public int quality(int channel) {
    return qualities[channel];
  }

  /** Whether nobody configured the map: format and length suggest it. */
  public boolean isAssumed() {
    return assumed;
  }

  /** Whether its last samples are marked as in test. */
  public boolean isTest() {
    return watch.isTest();
  }

  /** Whether its samples are of another length than the map says, and give no values. */
  public boolean isMismatched() {
    return watch.isMismatched();
  }

  /** ASDUs that gave no values since their length is not the map's. */
  public long mismatched() {
    return mismatched;
  }

  /**
   * The delay of the merging unit, ns, by the last second: what its samples were late besides the
   * path. Empty where the clock is not proven or the stream does not say that it follows UTC.
   */
  public OptionalLong delayNanos() {
    return delayKnown ? OptionalLong.of(delayNanos) : OptionalLong.empty();
  }
}
