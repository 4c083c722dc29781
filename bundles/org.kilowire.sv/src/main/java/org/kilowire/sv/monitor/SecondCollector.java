// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import org.kilowire.sv.analysis.AnalysisPlan;
import org.kilowire.sv.analysis.AnalysisScratch;
import org.kilowire.sv.analysis.Rollup;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondAnalyser;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.analysis.UtcSecond;
import org.kilowire.sv.dataset.SampleReader;

/**
 * Brings the samples of a stream into seconds. A second begins at smpCnt 0 where the counter begins
 * anew each second (or each so many), else with the first sample. It ends when a twentieth of a
 * second of the next one is there, so that late samples find their place. Where the counter is set
 * back to 0 the second ends there and lacks the rest; where it jumps anywhere else the second is
 * given up. The second in which a stream begins is none unless it begins near its top. Where the
 * scale changes the second that is over keeps its values, and one that has samples of both has
 * none.
 *
 * <p>Until the rate is known samples are held. Allocates only when the rate changes. One owner.
 */
final class SecondCollector {

  /** What hears of results. */
  interface Sink {

    void second(SecondResult result, long delayNanos, boolean delayKnown);

    void rollup(int seconds, RollupResult result);
  }

  /** Sample 0 is at no second that anybody else knows. */
  static final int FREE = 0;

  /** At a second of some clock, which may be that of UTC. */
  static final int OF_A_CLOCK = 1;

  /** At a second of UTC, and the stream says so. */
  static final int OF_UTC = 2;

  private static final long SECOND = 1_000_000_000L;

  /** How long the rest of a second may be late when nothing comes behind it. */
  private static final long PATIENCE = SECOND / 4;

  private static final int TEN_SECONDS = 10;
  private static final int MINUTE = 60;

  /** A second is a twentieth longer in coming, and may lack as much at its begin. */
  private static final int SHARE = 20;

  private final SampleReader reader;
  private final AnalysisScratch scratch;
  private final Sink sink;
  private final HeldSamples held;
  private final UtcSecond utc = new UtcSecond();
  private SecondAnalyser analyser;
  private Rollup tenSeconds;
  private Rollup minute;
  private double[] factors;
  private double[] zeros;

  /** Whether they have changed since the last sample that was placed. */
  private boolean rescaled;

  private double streamRate;
  private int rate;
  private int wrap;

  /** Whether smpCnt tells where in the second a sample is. */
  private boolean aligned;

  private long phase;
  private long base;
  private boolean begun;
  private boolean open;
  private boolean fresh;
  private boolean whole;
  private long top;
  private long ended;
  private long newest;
  private long lastAt;
  private int lastIndex;

  /** The least that any sample of the second has. */
  private int leastAlignment;

  /** That of the next sample. */
  private int alignment;

  private long pathNanos;
  private boolean clockProven;

  SecondCollector(SampleReader reader, AnalysisScratch scratch, Sink sink) {
    this.reader = reader;
    this.scratch = scratch;
    this.sink = sink;
    held = new HeldSamples(reader.channels());
  }

  /**
   * How raw values become A or V from the next sample on; the arrays are held. Samples that wait
   * for the rate, whose second nobody knows, are given up: they are of the old scale.
   */
  void scale(double[] newFactors, double[] newZeros) {
    factors = newFactors;
    zeros = newZeros;
    rescaled = true;
    if (analyser == null) {
      held.clear();
    }
  }

  /**
   * The sample that is to be placed has another scale. A second before it is over and keeps the old
   * one; samples that wait for it were of the old one too, and the second they begin is mixed.
   */
  private void rescale(long itsTop) {
    rescaled = false;
    if (analyser.isScaled(factors, zeros)) {
      return;
    }
    while (open && (itsTop > top || held.count() > 0)) {
      end();
    }
    applyScale();
  }

  private void applyScale() {
    for (int i = 0; analyser != null && i < factors.length; i++) {
      analyser.scale(i, factors[i], zeros[i]);
    }
  }

  /**
   * What the time of a second follows from, as the next sample has it.
   *
   * @param aligned where sample 0 is: {@link #FREE}, {@link #OF_A_CLOCK}, {@link #OF_UTC}. With a
   *     clock the second is taken for that of UTC, but only with the last one the time is proven.
   * @param path how long a frame takes, ns
   * @param proven whether the clock that stamps is known to be right
   */
  void time(int aligned, long path, boolean proven) {
    alignment = aligned;
    pathNanos = path;
    clockProven = proven;
  }

  /**
   * Takes a sample.
   *
   * @param number counts over wraps
   * @param ofRate samples a second; 0 while nobody knows
   */
  void take(long number, int smpCnt, int atWrap, double ofRate, long at, int[] raw, int[] quality) {
    if (ofRate != streamRate || atWrap != wrap) {
      plan(ofRate, atWrap);
    }
    if (analyser == null && streamRate > 0) {
      return; // no rate for values; held samples would be old ones when it becomes another
    }
    if (analyser == null) {
      held.add(number, smpCnt, alignment, at, raw, quality);
    } else {
      place(number, smpCnt, at, raw, quality);
    }
  }

  private void plan(double ofRate, int atWrap) {
    boolean another = ofRate != streamRate;
    if (another) {
      flush();
      flushRollups();
    }
    streamRate = ofRate;
    wrap = atWrap;
    rate = (int) Math.round(ofRate);
    aligned = rate > 0 && wrap % rate == 0;
    if (!another) {
      return;
    }
    analyser = null;
    open = false;
    if (AnalysisPlan.allows(rate)) {
      AnalysisPlan plan = AnalysisPlan.of(reader.map(), rate);
      analyser = new SecondAnalyser(plan, scratch);
      tenSeconds = new Rollup(plan, TEN_SECONDS, result -> sink.rollup(TEN_SECONDS, result));
      minute = new Rollup(plan, MINUTE, result -> sink.rollup(MINUTE, result));
      applyScale();
      begun = false;
      replay();
    } else if (rate > 0) {
      held.clear();
    }
  }

  /** What was held before the rate was known. */
  private void replay() {
    int count = held.count();
    held.clear();
    int next = alignment;
    for (int i = 0; i < count; i++) {
      alignment = held.alignment[i];
      // Held again where it is of the next second, at a place that has been read.
      place(held.number[i], held.smpCnt[i], held.at[i], held.raws[i], held.qualities[i]);
    }
    alignment = next;
  }

  private void place(long number, int smpCnt, long at, int[] raw, int[] quality) {
    long found = Math.floorMod(number - smpCnt, wrap);
    if (!begun || found != phase) {
      if (begun && number <= newest) {
        return; // late, from before the counter was set
      }
      begin(number, smpCnt, found);
    }
    newest = Math.max(newest, number);
    int index = aligned ? smpCnt % rate : (int) Math.floorMod(number - base, (long) rate);
    long itsTop = number - index;
    if (rescaled) {
      rescale(itsTop);
    }
    if (!open && itsTop > ended) {
      open(itsTop, !fresh || index <= rate / SHARE);
    }
    if (!open) {
      return; // late: its second is over
    }
    if (itsTop == top) {
      add(index, alignment, at, raw, quality);
    } else if (itsTop > top) {
      next(number, smpCnt, itsTop, index, at, raw, quality);
    }
  }

  private void begin(long number, int smpCnt, long itsPhase) {
    if (begun && smpCnt <= 1) {
      flush();
    } else if (begun) {
      analyser.reset();
      held.clear();
    }
    begun = true;
    fresh = true;
    ended = Long.MIN_VALUE;
    open = false;
    newest = number;
    phase = itsPhase;
    base = number - smpCnt % rate;
  }

  private void open(long itsTop, boolean isWhole) {
    open = true;
    fresh = false;
    top = itsTop;
    whole = isWhole;
    lastIndex = -1;
    leastAlignment = OF_UTC;
  }

  private void add(int index, int itsAlignment, long at, int[] raw, int[] quality) {
    analyser.add(index, raw, quality);
    leastAlignment = Math.min(leastAlignment, itsAlignment);
    if (index > lastIndex) {
      lastIndex = index;
      lastAt = at;
    }
  }

  private void next(
      long number, int smpCnt, long itsTop, int index, long at, int[] raw, int[] quality) {
    boolean farther = held.count() > 0 && itsTop != heldTop();
    if (farther || held.count() >= Math.min(rate / SHARE, HeldSamples.CAPACITY - 1)) {
      end();
      place(number, smpCnt, at, raw, quality);
    } else if ((index > rate / SHARE && held.count() == 0) || itsTop > top + rate) {
      end(); // a hole: whatever is late would be later than that
      open(itsTop, true);
      add(index, alignment, at, raw, quality);
    } else {
      held.add(number, smpCnt, alignment, at, raw, quality);
    }
  }

  private long heldTop() {
    return held.number[0] - index(0);
  }

  private int index(int i) {
    return aligned
        ? held.smpCnt[i] % rate
        : (int) Math.floorMod(held.number[i] - base, (long) rate);
  }

  /** Ends the second, and begins the next one if samples of it are held. */
  private void end() {
    if (whole) {
      give();
    } else {
      analyser.reset();
    }
    open = false;
    ended = top;
    if (held.count() > 0) {
      open(heldTop(), true);
      for (int i = 0; i < held.count(); i++) {
        add(index(i), held.alignment[i], held.at[i], held.raws[i], held.qualities[i]);
      }
      held.clear();
    }
  }

  private void give() {
    boolean proven = clockProven && leastAlignment == OF_UTC;
    boolean atSecond = leastAlignment != FREE && aligned;
    utc.locate(lastAt, pathNanos, lastIndex, rate, proven, atSecond);
    SecondResult result = analyser.end(utc.endNanos(), utc.isProven());
    sink.second(result, utc.delayNanos(), utc.isProven());
    tenSeconds.add(result);
    minute.add(result);
  }

  /** Ends the seconds that are under way. */
  private void flush() {
    while (analyser != null && open) {
      end();
    }
  }

  private void flushRollups() {
    if (analyser != null) {
      tenSeconds.flush();
      minute.flush();
    }
  }

  /** The clock that samples are stamped by was stepped. */
  void clockStepped(long nanos) {
    lastAt += nanos;
    held.clockStepped(nanos);
  }

  /** Nothing came for a while: the second under way will not be completed. */
  void silent(long now) {
    if (open && now - lastAt > SECOND / rate * (rate - lastIndex) + PATIENCE) {
      flush();
    }
  }

  /** Nothing more will come: a second that is whole counts, one that was cut off does not. */
  void finish() {
    while (analyser != null && open) {
      whole &= lastIndex >= rate - 1 - rate / SHARE || held.count() > 0;
      end();
    }
    flushRollups();
  }
}
