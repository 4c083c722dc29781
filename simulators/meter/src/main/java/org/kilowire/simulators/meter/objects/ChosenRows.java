// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.session.server.RowSource;

/** Some columns of some rows, made one by one as they leave. */
final class ChosenRows implements RowSource {

  private final int count;
  private final Iterator<TimedRow> rows;
  private final int[] columns;
  private final int width;

  ChosenRows(List<TimedRow> rows, int[] columns, int width) {
    this.count = rows.size();
    this.rows = rows.iterator();
    this.columns = columns;
    this.width = width;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public boolean next(ByteBuffer row) {
    if (!rows.hasNext()) {
      return false;
    }
    DataCodec.encode(rows.next().columns(columns, width), row);
    return true;
  }
}
