// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.time.CosemDateTime;

/** Which part of an attribute is wanted (IEC 62056-6-2, profile generic, attribute 2). */
public sealed interface SelectiveAccess {

  /** The access selector, 0..255. */
  int selector();

  /** The access parameters. */
  Data parameters();

  /**
   * Rows by the value of one column, selector 1.
   *
   * @param restricting the column that {@code from} and {@code to} are compared with
   * @param from the least value, included
   * @param to the greatest value, included
   * @param columns those wanted; none stands for all
   */
  record RangeAccess(CaptureObject restricting, Data from, Data to, List<CaptureObject> columns)
      implements SelectiveAccess {

    public RangeAccess {
      columns = List.copyOf(columns);
    }

    /** All columns of the rows whose clock is from {@code from} to {@code to}. */
    public static RangeAccess ofTime(CosemDateTime from, CosemDateTime to) {
      return new RangeAccess(CaptureObject.CLOCK, from.toData(), to.toData(), List.of());
    }

    @Override
    public int selector() {
      return 1;
    }

    @Override
    public Data parameters() {
      return Data.structure(
          restricting.toData(),
          from,
          to,
          new Data.Array(columns.stream().map(CaptureObject::toData).toList()));
    }
  }

  /**
   * Rows by number, selector 2.
   *
   * @param fromEntry first row, from 1
   * @param toEntry last row; 0 is the last there is
   * @param fromColumn first column, from 1
   * @param toColumn last column; 0 is the last there is
   */
  record EntryAccess(long fromEntry, long toEntry, int fromColumn, int toColumn)
      implements SelectiveAccess {

    private static final long MOST = 0xFFFF_FFFFL;

    public EntryAccess {
      if (fromEntry < 0 || fromEntry > MOST || toEntry < 0 || toEntry > MOST) {
        throw new IllegalArgumentException("entries " + fromEntry + " to " + toEntry);
      }
      if (((fromColumn | toColumn) & ~0xFFFF) != 0) {
        throw new IllegalArgumentException("columns " + fromColumn + " to " + toColumn);
      }
    }

    /** All columns of the rows {@code from} to {@code to}. */
    public static EntryAccess of(long from, long to) {
      return new EntryAccess(from, to, 1, 0);
    }

    @Override
    public int selector() {
      return 2;
    }

    @Override
    public Data parameters() {
      return Data.structure(
          Data.doubleLongUnsigned(fromEntry),
          Data.doubleLongUnsigned(toEntry),
          Data.longUnsigned(fromColumn),
          Data.longUnsigned(toColumn));
    }
  }

  /** A selector of another class, or parameters of another shape. */
  record Other(int selector, Data parameters) implements SelectiveAccess {
    public Other {
      if (selector < 0 || selector > 0xFF) {
        throw new IllegalArgumentException("selector must be 0..255: " + selector);
      }
    }
  }

  /** What selector and parameters of a request mean. */
  static SelectiveAccess of(int selector, Data parameters) {
    Optional<? extends SelectiveAccess> access =
        parameters instanceof Data.Structure four && four.elements().size() == 4
            ? selector == 1 ? range(four.elements()) : entries(selector, four.elements())
            : Optional.empty();
    return access.isPresent() ? access.get() : new Other(selector, parameters);
  }

  private static Optional<RangeAccess> range(List<Data> part) {
    Optional<CaptureObject> restricting = CaptureObject.of(part.get(0));
    Optional<List<CaptureObject>> columns = CaptureObject.listOf(part.get(3));
    return restricting.isPresent() && columns.isPresent()
        ? Optional.of(new RangeAccess(restricting.get(), part.get(1), part.get(2), columns.get()))
        : Optional.empty();
  }

  private static Optional<EntryAccess> entries(int selector, List<Data> part) {
    OptionalLong from = part.get(0).number(0, EntryAccess.MOST);
    OptionalLong to = part.get(1).number(0, EntryAccess.MOST);
    OptionalLong first = part.get(2).number(0, 0xFFFF);
    OptionalLong last = part.get(3).number(0, 0xFFFF);
    if (selector != 2 || from.isEmpty() || to.isEmpty() || first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EntryAccess(
            from.getAsLong(), to.getAsLong(), (int) first.getAsLong(), (int) last.getAsLong()));
  }
}
