// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** Rows in a list of results, where they cannot be made later: few, or refused. */
final class RowsAsData {

  private static final int MOST = 1000;

  private RowsAsData() {}

  static GetResult result(RowSource rows) {
    List<Data> all = new ArrayList<>();
    ByteBuffer row = ByteBuffer.allocate(RowSource.MAX_ROW);
    while (all.size() <= MOST && rows.next(row)) {
      if (!(DataCodec.decode(row.flip()) instanceof Decoded.Complete<Data> complete)) {
        throw new IllegalStateException("a row source wrote a row that is no data");
      }
      all.add(complete.value());
      row.clear();
    }
    return all.size() > MOST
        ? new GetResult.Refused(DataAccessResult.OTHER_REASON.code())
        : new GetResult.Value(new Data.Array(all));
  }
}
