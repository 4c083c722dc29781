// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kilowire.conversation.Octets;

/**
 * Rows of one series of one meter, in the order of the meter's archive: the unit of wire, store and
 * batch.
 *
 * @param source where it comes from
 * @param times UTC, in ms since 1970, one a row; for interval values the END of the interval
 * @param ordinals one a row: 0, 1, ... among the rows of the series with equal time
 * @param quality one a row: {@link Quality#bits}
 * @param status one a row: the meter's own status, 0 where it gives none
 * @param meterTimes empty, or one a row: the meter's own time as it was sent, with deviation, DST
 *     bit and clock status
 * @param columns at least one, each with a value a row
 */
public record Block(
    Source source,
    long[] times,
    int[] ordinals,
    int[] quality,
    long[] status,
    List<Octets> meterTimes,
    List<Column> columns) {

  public static final int MAX_ROWS = 4096;
  public static final int MAX_COLUMNS = 1024;

  public Block {
    Objects.requireNonNull(source);
    int rows = times.length;
    if (rows < 1 || rows > MAX_ROWS) {
      throw new IllegalArgumentException("a block has 1.." + MAX_ROWS + " rows: " + rows);
    }
    if (ordinals.length != rows || quality.length != rows || status.length != rows) {
      throw new IllegalArgumentException("times, ordinals, quality and status differ in length");
    }
    if (!meterTimes.isEmpty() && meterTimes.size() != rows) {
      throw new IllegalArgumentException(meterTimes.size() + " meter times for " + rows + " rows");
    }
    if (columns.isEmpty() || columns.size() > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "a block has 1.." + MAX_COLUMNS + " columns: " + columns.size());
    }
    for (Column column : columns) {
      if (column.values().length != rows) {
        throw new IllegalArgumentException(
            column.quantity() + " has " + column.values().length + " values for " + rows + " rows");
      }
    }
    meterTimes = List.copyOf(meterTimes);
    columns = List.copyOf(columns);
  }

  public int rows() {
    return times.length;
  }

  /** The last row's place in the meter's archive. */
  public Watermark last() {
    return new Watermark(times[rows() - 1], ordinals[rows() - 1]);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Block that
        && source.equals(that.source)
        && Arrays.equals(times, that.times)
        && Arrays.equals(ordinals, that.ordinals)
        && Arrays.equals(quality, that.quality)
        && Arrays.equals(status, that.status)
        && meterTimes.equals(that.meterTimes)
        && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, Arrays.hashCode(times), columns);
  }
}
