// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far a command is, in one line of a terminal that is written over: rows, octets, rate. The
 * line is taken away before anything else is printed, and when it is over.
 */
public final class Progress {

  /** Whether standard error is a terminal; the launcher knows. */
  private static final boolean TERMINAL = Boolean.getBoolean("kilowire.terminal");

  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String ERASE = "\r\033[K";

  private final PrintWriter err;
  private final boolean on;
  private final LongSupplier clock;
  private long began;
  private long due;
  private long rows;
  private long octets;
  private boolean shown;

  Progress(PrintWriter err, boolean on, LongSupplier clock) {
    this.err = err;
    this.on = on;
    this.clock = clock;
  }

  /** On {@code err} if that is a terminal. */
  static Progress on(PrintWriter err) {
    return new Progress(err, TERMINAL, System::nanoTime);
  }

  /** So many octets have passed in all; the time counts from the first of them. */
  public void octets(long all) {
    if (octets == 0) {
      began = clock.getAsLong();
      due = began + FIRST_NANOS;
    }
    octets = all;
    if (on && clock.getAsLong() - due >= 0) {
      due = clock.getAsLong() + EVERY_NANOS;
      shown = true;
      err.print(ERASE + text());
      err.flush();
    }
  }

  /** One more row has been printed. */
  void row() {
    rows++;
  }

  /** Something else is about to be printed. */
  public void clear() {
    if (shown) {
      shown = false;
      err.print(ERASE);
      err.flush();
    }
  }

  /** Leaves the sum on the terminal if it took long. */
  public void end() {
    boolean summed = shown || (on && clock.getAsLong() - began > FIRST_NANOS && rows > 1);
    clear();
    if (summed) {
      err.println(text());
    }
  }

  private String text() {
    double seconds = (clock.getAsLong() - began) / 1e9;
    String amount = rows > 0 ? String.format(Locale.ROOT, "%,d rows, ", rows) : "";
    return String.format(
        Locale.ROOT,
        "%s%,d octets, %.1f s, %,.0f octets/s",
        amount,
        octets,
        seconds,
        octets / seconds);
  }
}
