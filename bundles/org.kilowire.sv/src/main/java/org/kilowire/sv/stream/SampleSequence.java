// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Arrays;

/**
 * Follows the sample counter of one stream over one path. Holes, repetitions and samples that come
 * late are told apart by the count, and by the time where the count alone would fit two of them: a
 * hole has to have lasted as long as the samples in it. One owner; nothing is allocated.
 *
 * <p>A sample counts as lost when {@value #REACH} others have come behind it, or at {@link
 * #settle}: until then it may only be late.
 */
final class SampleSequence {

  /** What a sample turned out to be. */
  enum Verdict {
    /** The first one. */
    FIRST,
    /** The one that was expected. */
    NEXT,
    /** Not the next one, but samples are missing before it. */
    AFTER_HOLE,
    /** Had been missing. */
    LATE,
    /** Was here already. */
    DUPLICATE,
    /** The counter began anew at 0 without a sample missing. */
    RESET,
    /** The counter stands where neither time nor count explains it. */
    JUMP,
    /** The count goes on, but the stamp does not: the host's clock was stepped. */
    CLOCK_STEP
  }

  /** How far behind the newest a sample may come and still find its place. */
  static final int REACH = 1024;

  private static final int WORDS = REACH / Long.SIZE;
  private static final double SECOND = 1e9;

  /** Samples that stamps of a busy host may be off by, whatever the rate is. */
  private static final double SLACK = 16;

  /** Stamps of a host that delivers in batches are off by as much, in seconds. */
  private static final double BATCH = 0.01;

  /** Clocks of host and merging unit differ by as much at most. */
  private static final double DRIFT = 0.0001;

  /**
   * So many repeated samples in a row, each one behind the other, are no repetition: the counter
   * began anew a short while back. Above what one LAN of PRP may be behind the other.
   */
  private static final int RESTARTED = 128;

  /** A hole of more seconds is none: the stamps are wrong. */
  private static final double LONGEST_HOLE = 86_400;

  private final long[] seen = new long[WORDS];
  private int wrap;
  private boolean begun;
  private int last;
  private long lastAt;

  /** The number of the last sample: counts on over wraps and resets. */
  private long number;

  private long received;
  private long lost;
  private long estimated;
  private long duplicates;
  private long outOfOrder;
  private long taken;
  private int skipped;

  /** Repeated samples in a row, and the count of the last of them. */
  private int repeats;

  private int repeated;

  SampleSequence(int wrap) {
    this.wrap = wrap;
    Arrays.fill(seen, -1);
  }

  /** Forgets everything. */
  void restart(int newWrap) {
    wrap = newWrap;
    begun = false;
    number = 0;
    received = 0;
    lost = 0;
    estimated = 0;
    duplicates = 0;
    outOfOrder = 0;
    skipped = 0;
    repeats = 0;
    Arrays.fill(seen, -1);
  }

  /** The host's clock was stepped by {@code nanos}: stamps before are as old as before. */
  void clockStepped(long nanos) {
    lastAt += nanos;
  }

  /**
   * The counter goes from {@code newWrap - 1} to 0 from now on, and stood at {@code count} last.
   */
  void wrapsAt(int newWrap, int count) {
    if (wrap != newWrap) {
      wrap = newWrap;
      last = count;
    }
  }

  /**
   * Takes a sample.
   *
   * @param count its smpCnt, below the wrap
   * @param at when it came, ns
   * @param rate samples a second; 0 where that is not known, and only the count speaks
   */
  Verdict take(int count, long at, double rate) {
    skipped = 0;
    if (!begun) {
      begun = true;
      received++;
      accept(count, at);
      return Verdict.FIRST;
    }
    int ahead = Math.floorMod(count - last - 1, wrap);
    double elapsed = rate > 0 ? (at - lastAt) * rate / SECOND : ahead + 1;
    if (ahead == 0 && elapsed < SLACK && elapsed > -SLACK) {
      received++;
      accept(count, at);
      return Verdict.NEXT;
    }
    return unusual(count, at, rate, ahead, elapsed);
  }

  private Verdict unusual(int count, long at, double rate, int ahead, double elapsed) {
    if (rate <= 0) {
      return byCount(count, at, ahead);
    }
    double over = elapsed - 1 - ahead;
    long wraps = Math.max(0, Math.round(over / wrap));
    double off = Math.abs(over - (double) wraps * wrap);
    double slack = SLACK + BATCH * rate + DRIFT * Math.abs(elapsed);
    boolean tooLong = (double) wraps * wrap > LONGEST_HOLE * rate;
    boolean reset = count == 0 && ahead > 0 && wraps == 0 && elapsed < 1 + ahead / 2.0;
    if (off <= slack && !reset && !tooLong) {
      return ahead == 0 && wraps == 0 ? next(count, at) : hole(count, at, ahead, wraps);
    }
    int behind = wrap - ahead;
    if (behind <= REACH && behind <= number && elapsed < behind + slack) {
      return old(behind - 1, count, at);
    }
    return elsewhere(count, at, ahead);
  }

  private Verdict byCount(int count, long at, int ahead) {
    int behind = wrap - ahead;
    if (ahead > wrap / 2 && behind <= REACH && behind <= number) {
      return old(behind - 1, count, at);
    }
    return ahead > wrap / 2 ? elsewhere(count, at, ahead) : hole(count, at, ahead, 0);
  }

  private Verdict next(int count, long at) {
    received++;
    accept(count, at);
    return Verdict.NEXT;
  }

  private Verdict elsewhere(int count, long at, int ahead) {
    received++;
    accept(count, at);
    if (ahead == 0) {
      return Verdict.CLOCK_STEP;
    }
    return count <= 1 ? Verdict.RESET : Verdict.JUMP;
  }

  private Verdict hole(int count, long at, int ahead, long wraps) {
    received++;
    long missing = ahead + wraps * wrap;
    skipped = (int) Math.min(Integer.MAX_VALUE, missing);
    if (wraps > 0) {
      estimated += missing;
      lost += missing;
      retireAll();
      number += missing;
    } else {
      miss(missing);
    }
    accept(count, at);
    return Verdict.AFTER_HOLE;
  }

  private void miss(long missing) {
    if (missing >= REACH) {
      retireAll();
      Arrays.fill(seen, 0);
      lost += missing - REACH;
      number += missing;
      return;
    }
    for (long i = 0; i < missing; i++) {
      number++;
      retire(number);
    }
  }

  private void accept(int count, long at) {
    number++;
    retire(number);
    seen[word(number)] |= bit(number);
    taken = number;
    last = count;
    lastAt = at;
    repeats = 0;
  }

  /** Makes room for {@code of}: the sample that lies {@value #REACH} before it is lost or not. */
  private void retire(long of) {
    int word = word(of);
    long bit = bit(of);
    if ((seen[word] & bit) == 0) {
      lost++;
    }
    seen[word] &= ~bit;
  }

  private void retireAll() {
    for (int i = 0; i < WORDS; i++) {
      lost += Long.bitCount(~seen[i]);
      seen[i] = -1;
    }
  }

  private Verdict old(int back, int count, long at) {
    long which = number - back;
    taken = which;
    int word = word(which);
    long bit = bit(which);
    received++;
    if ((seen[word] & bit) == 0) {
      seen[word] |= bit;
      outOfOrder++;
      return Verdict.LATE;
    }
    duplicates++;
    repeats = repeatsAfter(count, at);
    repeated = count;
    if (repeats < RESTARTED) {
      return Verdict.DUPLICATE;
    }
    duplicates -= repeats;
    for (int i = repeats; i > 0; i--) {
      accept(count, at);
    }
    return Verdict.RESET;
  }

  /**
   * Repeats in a row, as of a unit that begins again. Copies that are read late, those of another
   * LAN, came before the newest sample did.
   */
  private int repeatsAfter(int count, long at) {
    if (at <= lastAt) {
      return 0;
    }
    return repeats > 0 && count == (repeated + 1) % wrap ? repeats + 1 : 1;
  }

  private static int word(long number) {
    return (int) (number % REACH) / Long.SIZE;
  }

  private static long bit(long number) {
    return 1L << (number % Long.SIZE);
  }

  /** Nothing will come late any more: what is missing is lost. */
  void settle() {
    retireAll();
  }

  /** The number of the newest sample: counts on over wraps and resets. */
  long number() {
    return number;
  }

  /** The number of the sample that was taken last, which may have come late. */
  long taken() {
    return taken;
  }

  boolean hasBegun() {
    return begun;
  }

  /** The last count that moved the sequence on. */
  int last() {
    return last;
  }

  /** When that came, ns. */
  long lastAt() {
    return lastAt;
  }

  /** How many samples were missing before the last one that {@link #take} was given. */
  int skipped() {
    return skipped;
  }

  /** All that came, repeated ones included. */
  long received() {
    return received;
  }

  /** Samples that never came. */
  long lost() {
    return lost;
  }

  /** How many of the lost were counted by the time, in holes of a wrap and more. */
  long estimated() {
    return estimated;
  }

  long duplicates() {
    return duplicates;
  }

  /** Samples that came behind younger ones. */
  long outOfOrder() {
    return outOfOrder;
  }
}
