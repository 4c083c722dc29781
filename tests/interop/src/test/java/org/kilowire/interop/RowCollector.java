// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.RowSink;

/** Rows as our client decodes them. */
final class RowCollector implements RowSink {

  final List<PeerRow> rows = new ArrayList<>();
  private final long[] numbers = new long[PeerRow.COLUMNS];
  private LocalDateTime time = LocalDateTime.MIN;
  private int values;

  @Override
  public void beginRow() {
    values = 0;
  }

  @Override
  public void number(int column, long value) {
    numbers[column] = value;
    values++;
  }

  /** The octets of a date-time, read here and not by the code under test. */
  @Override
  public void octets(int column, ByteBuffer octets) {
    if (column != 0 || octets.remaining() != 12) {
      throw new AssertionError("column " + column + " with " + octets.remaining() + " octets");
    }
    int at = octets.position();
    time =
        LocalDateTime.of(
            octets.getShort(at),
            octets.get(at + 2),
            octets.get(at + 3),
            octets.get(at + 5),
            octets.get(at + 6),
            octets.get(at + 7));
    values++;
  }

  @Override
  public void text(int column, String text) {
    throw new AssertionError("column " + column + " is text: " + text);
  }

  @Override
  public void missing(int column) {
    throw new AssertionError("column " + column + " is missing");
  }

  @Override
  public void other(int column, Data value) {
    throw new AssertionError("column " + column + " is " + value);
  }

  @Override
  public void endRow() {
    if (values != PeerRow.COLUMNS) {
      throw new AssertionError(values + " values in row " + rows.size());
    }
    rows.add(new PeerRow(time, (int) numbers[1], numbers[2], numbers[3], numbers[4]));
  }
}
