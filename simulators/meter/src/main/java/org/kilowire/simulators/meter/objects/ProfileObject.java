// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.RangeAccess;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.simulators.meter.model.ProfileAccess;
import org.kilowire.simulators.meter.model.Stamping;

/** Class 7, version 1. */
final class ProfileObject {

  /** No sort object (IEC 62056-6-2, profile generic, attribute 6). */
  private static final CaptureObject UNSORTED =
      new CaptureObject(0, new LogicalName(0, 0, 0, 0, 0, 0), 0, 0);

  /** Behind the clock and the status. */
  private static final int FIRST_VALUE = 2;

  private static final int BY_RANGE = 1;
  private static final int BY_ENTRY = 2;

  private final List<CaptureObject> columns;
  private final Supplier<List<TimedRow>> rows;
  private final ProfileAccess access;
  private final RangeFilter range;

  private ProfileObject(
      List<CaptureObject> columns,
      Supplier<List<TimedRow>> rows,
      ProfileAccess access,
      Stamping stamping) {
    this.columns = columns;
    this.rows = rows;
    this.access = access;
    this.range = new RangeFilter(access, stamping);
  }

  /**
   * A profile.
   *
   * @param period seconds; 0 for one that is written as things happen
   * @param capacity how many rows there is room for
   * @param sort what the order of {@code rows} is; by the first value, where it is by one
   */
  static CosemObject of(
      LogicalName name,
      List<CaptureObject> columns,
      Supplier<List<TimedRow>> rows,
      long period,
      int capacity,
      ProfileAccess access,
      Stamping stamping,
      SortMethod sort) {
    ProfileObject profile = new ProfileObject(columns, rows, access, stamping);
    boolean inOrder = sort == SortMethod.FIFO || sort == SortMethod.LIFO;
    CaptureObject by = inOrder ? UNSORTED : columns.get(FIRST_VALUE);
    return new CosemObject(7, 1, name)
        .selects(2, access.selective() ? List.of(BY_RANGE, BY_ENTRY) : List.of(), profile::buffer)
        .is(3, new Data.Array(columns.stream().map(CaptureObject::toData).toList()))
        .is(4, Data.doubleLongUnsigned(period))
        .is(5, sort.toData())
        .is(6, by.toData())
        .reads(7, () -> Data.doubleLongUnsigned(rows.get().size()))
        .is(8, Data.doubleLongUnsigned(capacity));
  }

  private ReadResult buffer(Optional<SelectiveAccess> wanted) {
    if (wanted.isEmpty()) {
      return rows(rows.get(), columns);
    }
    SelectiveAccess selector = wanted.get();
    if (!access.selective()) {
      return refused(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED);
    }
    if (selector instanceof RangeAccess by) {
      return byRange(by);
    }
    return selector instanceof EntryAccess by
        ? byEntry(by)
        : refused(DataAccessResult.TYPE_UNMATCHED);
  }

  private ReadResult byRange(RangeAccess by) {
    if (!by.restricting().equals(CaptureObject.CLOCK)) {
      return refused(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED);
    }
    if (!columns.containsAll(by.columns())) {
      return refused(DataAccessResult.OTHER_REASON);
    }
    List<CaptureObject> chosen =
        by.columns().isEmpty() || !access.columns() ? columns : by.columns();
    return range
        .of(by.from(), by.to())
        .map(wanted -> rows(rows.get().stream().filter(wanted).toList(), chosen))
        .orElseGet(() -> refused(DataAccessResult.TYPE_UNMATCHED));
  }

  private ReadResult byEntry(EntryAccess by) {
    List<TimedRow> all = rows.get();
    List<CaptureObject> chosen =
        access.columns() ? slice(columns, by.fromColumn(), by.toColumn()) : columns;
    return rows(slice(all, by.fromEntry(), by.toEntry()), chosen);
  }

  /** Elements {@code from} to {@code to}, counted from 1; 0 as {@code to} is the last one. */
  private static <T> List<T> slice(List<T> all, long from, long to) {
    int first = (int) Math.min(all.size(), Math.max(0, from - 1));
    int end = to == 0 ? all.size() : (int) Math.min(all.size(), to);
    return first >= end ? List.of() : all.subList(first, end);
  }

  private ReadResult rows(List<TimedRow> chosen, List<CaptureObject> wanted) {
    int[] index = wanted.stream().mapToInt(columns::indexOf).toArray();
    return new ReadResult.Rows(new ChosenRows(chosen, index, columns.size()));
  }

  private static ReadResult refused(DataAccessResult why) {
    return new ReadResult.Refused(why);
  }
}
