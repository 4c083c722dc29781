// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.AxdrLength;
import org.kilowire.dlms.axdr.DataType;

/** The octets of a value on their way out, those of rows made only when their block is due. */
final class BlockSource {

  private final RowSource rows;
  private ByteBuffer pending;
  private boolean drained;

  private BlockSource(RowSource rows, ByteBuffer pending) {
    this.rows = rows;
    this.pending = pending;
    this.drained = rows == null;
  }

  /** {@code octets} from position to limit, which it owns from now on. */
  static BlockSource of(ByteBuffer octets) {
    return new BlockSource(null, octets);
  }

  static BlockSource of(RowSource rows) {
    ByteBuffer head = ByteBuffer.allocate(2 * RowSource.MAX_ROW);
    head.put((byte) DataType.ARRAY.tag());
    AxdrLength.put(head, rows.count());
    return new BlockSource(rows, head.flip());
  }

  /** Whether all that is left fits into {@code room} octets. */
  boolean fits(int room) {
    while (!drained && pending.remaining() <= room) {
      pending.compact();
      if (pending.remaining() < RowSource.MAX_ROW) {
        int capacity = 2 * pending.capacity() + RowSource.MAX_ROW;
        pending = ByteBuffer.allocate(capacity).put(pending.flip());
      }
      drained = !rows.next(pending);
      pending.flip();
    }
    return drained && pending.remaining() <= room;
  }

  /** The next octets, at most {@code room}, after {@link #fits} was asked for as many. */
  Octets take(int room) {
    int length = Math.min(room, pending.remaining());
    Octets octets = Octets.copyOf(pending.slice(pending.position(), length));
    pending.position(pending.position() + length);
    return octets;
  }

  /** All the rest into {@code out}, after {@link #fits} has said that it does. */
  void drain(ByteBuffer out) {
    out.put(pending);
  }
}
