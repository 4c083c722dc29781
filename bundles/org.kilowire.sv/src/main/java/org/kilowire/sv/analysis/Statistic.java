// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/** Least, mean and greatest of values. */
public final class Statistic {

  private final boolean quadratic;
  private double least;
  private double greatest;
  private double sum;
  private int count;

  private Statistic(boolean quadratic) {
    this.quadratic = quadratic;
    clear();
  }

  /** Whose mean is sum by count: of frequency and power. */
  static Statistic linear() {
    return new Statistic(false);
  }

  /** Whose mean is the root of the mean square: of RMS values, so that it is an RMS again. */
  static Statistic quadratic() {
    return new Statistic(true);
  }

  void clear() {
    least = Double.NaN;
    greatest = Double.NaN;
    sum = 0;
    count = 0;
  }

  /** Takes a value; NaN is none. */
  void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    least = count == 0 ? value : Math.min(least, value);
    greatest = count == 0 ? value : Math.max(greatest, value);
    sum += quadratic ? value * value : value;
    count++;
  }

  /** How many values there were. */
  public int count() {
    return count;
  }

  /** NaN where there was no value. */
  public double least() {
    return least;
  }

  /** NaN where there was no value. */
  public double greatest() {
    return greatest;
  }

  /** NaN where there was no value. */
  public double mean() {
    if (count == 0) {
      return Double.NaN;
    }
    return quadratic ? Math.sqrt(sum / count) : sum / count;
  }
}
