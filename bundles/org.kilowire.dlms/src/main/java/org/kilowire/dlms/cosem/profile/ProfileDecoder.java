// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import java.nio.ByteBuffer;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.axdr.DataLimits;
import org.kilowire.dlms.axdr.DataReader;
import org.kilowire.dlms.axdr.DataReader.Event;
import org.kilowire.dlms.axdr.DataType;

/**
 * A profile's buffer, from octets straight into a {@link RowSink}, however the octets are cut. Only
 * an element that is not whole yet is kept. The number of rows that the meter announces is not
 * believed: rows end where the octets do. A row that is not like the columns is passed over.
 */
public final class ProfileDecoder {

  private enum State {
    HEAD,
    ROW,
    VALUE,
    /** What stands behind the rows and is none. */
    BEHIND,
    BROKEN
  }

  private static final int MOST_SHOWN = 64;

  private final int columns;
  private final int maxRows;
  private final RowSink sink;
  private final DataReader reader = new DataReader(DataLimits.DEFAULT);
  private ByteBuffer rest = ByteBuffer.allocate(64);
  private State state = State.HEAD;
  private boolean hasBegun;
  private int announced;
  private int rows;
  private int unlike;
  private int width;
  private int column;
  private DlmsReason reason = DlmsReason.MALFORMED_DATA;
  private String detail = "";
  private Octets broken = Octets.EMPTY;

  /**
   * @param columns how many values a row has; 0 takes rows of any width
   * @param maxRows rows beyond it are {@link DlmsReason#TOO_MANY_ROWS}
   */
  public ProfileDecoder(int columns, int maxRows, RowSink sink) {
    this.columns = columns;
    this.maxRows = maxRows;
    this.sink = sink;
  }

  /**
   * Takes all of {@code octets}.
   *
   * @return false when they are no rows as they should be, see {@link #reason}; rows that ended
   *     before have been delivered
   */
  public boolean feed(ByteBuffer octets) {
    if (state == State.BROKEN) {
      return false;
    }
    if (rest.position() == 0) {
      walk(octets);
      keep(octets);
    } else {
      keep(octets);
      rest.flip();
      walk(rest);
      rest.compact();
    }
    return state != State.BROKEN;
  }

  /** No more octets come. Returns false when they end amid a row; see {@link #reason}. */
  public boolean end() {
    boolean between = state == State.ROW && rest.position() == 0;
    if (state != State.BROKEN && state != State.BEHIND && !between) {
      broken(DlmsReason.MALFORMED_DATA, "ends amid row " + rows);
    }
    return state != State.BROKEN;
  }

  /** Forgets everything, for the same question asked again. */
  public void reset() {
    reader.reset();
    rest.clear();
    state = State.HEAD;
    hasBegun = false;
    announced = 0;
    rows = 0;
    unlike = 0;
  }

  private void keep(ByteBuffer octets) {
    if (rest.remaining() < octets.remaining()) {
      ByteBuffer bigger = ByteBuffer.allocate((rest.position() + octets.remaining()) * 3 / 2);
      rest = bigger.put(rest.flip());
    }
    rest.put(octets);
  }

  private void walk(ByteBuffer in) {
    boolean more = true;
    int start = in.position();
    while (more) {
      start = in.position();
      more =
          switch (state) {
            case HEAD -> head(in);
            case ROW -> in.hasRemaining() && row(in);
            case VALUE -> column == width ? endRow() : value(in);
            case BEHIND -> in.position(in.limit()).hasRemaining();
            case BROKEN -> false;
          };
    }
    if (state == State.BROKEN) {
      broken = Octets.copyOf(in.slice(start, Math.min(in.limit() - start, MOST_SHOWN)));
    }
  }

  private boolean head(ByteBuffer in) {
    Event event = reader.next(in);
    if (event == Event.VALUE && reader.type() == DataType.COMPACT_ARRAY) {
      return compactArray(in);
    }
    boolean none = event == Event.VALUE && reader.type() == DataType.NULL_DATA;
    if (none || (event == Event.BEGIN && reader.type() == DataType.ARRAY)) {
      announced = none ? 0 : reader.count();
      reader.reset();
      state = State.ROW;
      hasBegun = true;
      return true;
    }
    return stop(event, "no array of rows");
  }

  private boolean row(ByteBuffer in) {
    int start = in.position();
    Event event = reader.next(in);
    if (event == Event.NEED_MORE) {
      return false;
    }
    boolean structure = event == Event.BEGIN && reader.type() == DataType.STRUCTURE;
    if (structure && fits(reader.count())) {
      return beginRow(reader.count());
    }
    if (!structure && rows + unlike >= announced) {
      state = State.BEHIND;
      return true;
    }
    if (event == Event.MALFORMED) {
      return stop(event, "row " + rows);
    }
    String why = structure ? reader.count() + " values, not " + columns : "no structure";
    reader.reset();
    return passOver(in.position(start), why);
  }

  private boolean fits(int count) {
    return columns == 0 || count == columns;
  }

  /** Takes a value that is no row, once it is there whole. */
  private boolean passOver(ByteBuffer in, String why) {
    int start = in.position();
    Decoded<Data> tree = DataCodec.decode(in);
    if (tree instanceof Decoded.Complete<Data>) {
      int shown = Math.min(in.position() - start, MOST_SHOWN);
      unlike(Octets.copyOf(in.slice(start, shown)), why);
      return true;
    }
    return tree instanceof Decoded.Malformed<Data> bad
        && broken((DlmsReason) bad.reason(), bad.detail());
  }

  private void unlike(Octets octets, String why) {
    sink.unlike(octets, why);
    unlike++;
  }

  private boolean beginRow(int count) {
    if (rows == maxRows) {
      return broken(DlmsReason.TOO_MANY_ROWS, "more than " + maxRows);
    }
    reader.reset();
    width = count;
    column = 0;
    state = State.VALUE;
    sink.beginRow();
    return true;
  }

  private boolean endRow() {
    sink.endRow();
    rows++;
    state = State.ROW;
    return true;
  }

  private boolean value(ByteBuffer in) {
    int start = in.position();
    Event event = reader.next(in);
    if (event == Event.BEGIN || (event == Event.VALUE && reader.type() == DataType.COMPACT_ARRAY)) {
      reader.reset();
      return tree(in.position(start));
    }
    if (event != Event.VALUE) {
      return event != Event.NEED_MORE && stop(event, "row " + rows + ", column " + column);
    }
    ScalarValue.deliver(reader, in, column, sink);
    column++;
    return true;
  }

  private boolean tree(ByteBuffer in) {
    Decoded<Data> tree = DataCodec.decode(in);
    if (tree instanceof Decoded.Complete<Data> complete) {
      sink.other(column++, complete.value());
      return true;
    }
    return tree instanceof Decoded.Malformed<Data> bad
        && broken((DlmsReason) bad.reason(), bad.detail());
  }

  /** Rare: decoded as a tree, which is then walked. */
  private boolean compactArray(ByteBuffer in) {
    int start = reader.offset() - 1;
    Decoded<Data> tree = DataCodec.decode(in.position(start));
    if (!(tree instanceof Decoded.Complete<Data> complete)) {
      return broken(DlmsReason.MALFORMED_DATA, "a compact-array unlike its description");
    }
    List<Data> all = complete.value().elements();
    announced = all.size();
    state = State.ROW;
    boolean good = true;
    for (int i = 0; i < all.size() && good; i++) {
      good = row(all.get(i));
    }
    return good;
  }

  private boolean row(Data row) {
    if (!(row instanceof Data.Structure structure) || !fits(structure.elements().size())) {
      Octets octets = DataCodec.octets(row);
      unlike(octets.slice(0, Math.min(octets.length(), MOST_SHOWN)), "not " + columns + " values");
      return true;
    }
    if (!beginRow(structure.elements().size())) {
      return false;
    }
    for (Data value : structure.elements()) {
      ByteBuffer octets = DataCodec.octets(value).buffer();
      if (!value(octets)) {
        return false;
      }
    }
    return endRow();
  }

  private boolean stop(Event event, String where) {
    if (event == Event.NEED_MORE) {
      return false;
    }
    return event == Event.MALFORMED
        ? broken(reader.reason(), where + ": " + reader.detail())
        : broken(DlmsReason.MALFORMED_DATA, where);
  }

  private boolean broken(DlmsReason why, String what) {
    state = State.BROKEN;
    reason = why;
    detail = what;
    return false;
  }

  /** Rows delivered whole. */
  public int rows() {
    return rows;
  }

  /** Whether it was amid rows that octets were not as they should be. */
  public boolean isBrokenAmidRows() {
    return state == State.BROKEN && hasBegun;
  }

  /** The first octets of what could not be read. */
  public Octets broken() {
    return broken;
  }

  /** Rows the meter announced. */
  public int announced() {
    return announced;
  }

  /** What went wrong; meaningful after a false. */
  public DlmsReason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
