// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Stamping;

/** The rows of a load profile as the meter sends them: in its order, with what is odd of them. */
final class LoadRows {

  private static final int EMPTY_EVERY = 5;
  private static final int WIDE_EVERY = 7;
  private static final int IMPOSSIBLE_EVERY = 9;

  private static final int UNSPECIFIED = 0xFF;

  private final ProfileOptions options;
  private final Stamping stamping;

  LoadRows(ProfileOptions options, Stamping stamping) {
    this.options = options;
    this.stamping = stamping;
  }

  List<TimedRow> of(List<ArchiveRow> archive) {
    List<TimedRow> rows = new ArrayList<>();
    for (ArchiveRow row : sorted(archive)) {
      rows.add(new TimedRow(row.time(), () -> values(row)));
      every(EMPTY_EVERY, OddRows.EMPTY_SLOTS, row, rows, empty());
      every(WIDE_EVERY, OddRows.WIDE_ROWS, row, rows, stamp(row));
      every(IMPOSSIBLE_EVERY, OddRows.IMPOSSIBLE_TIMES, row, rows, field(row.stamp(), 2, 13));
    }
    return rows;
  }

  private List<ArchiveRow> sorted(List<ArchiveRow> archive) {
    List<ArchiveRow> rows = new ArrayList<>(archive);
    Comparator<ArchiveRow> byValue = Comparator.comparing(row -> row.values().get(0));
    switch (options.sort()) {
      case FIFO -> {}
      case LIFO -> Collections.reverse(rows);
      case SMALLEST, NEAREST_TO_ZERO -> rows.sort(byValue);
      case LARGEST, FARTHEST_FROM_ZERO -> rows.sort(byValue.reversed());
    }
    return rows;
  }

  private void every(
      long count, OddRows way, ArchiveRow row, List<TimedRow> rows, CosemDateTime stamp) {
    if (options.odd().contains(way) && row.number() % count == 0) {
      rows.add(new TimedRow(row.time(), () -> odd(row, way, stamp)));
    }
  }

  private List<Data> odd(ArchiveRow row, OddRows way, CosemDateTime stamp) {
    List<Data> values = new ArrayList<>(values(row));
    values.set(0, stamp.toData());
    if (way == OddRows.WIDE_ROWS) {
      values.add(Data.unsigned(0));
    }
    return values;
  }

  private List<Data> values(ArchiveRow row) {
    List<Data> values = new ArrayList<>();
    values.add(stamp(row).toData());
    values.add(Data.unsigned(row.status()));
    row.values().forEach(value -> values.add(Data.doubleLongUnsigned(value)));
    if (options.odd().contains(OddRows.OWN_ATTRIBUTE)) {
      values.add(Data.unsigned((int) (row.number() % 100)));
    }
    return values;
  }

  private CosemDateTime stamp(ArchiveRow row) {
    CosemDateTime stamp = row.stamp();
    boolean midnight = stamp.hour() == 0 && stamp.minute() == 0 && stamp.second() == 0;
    if (options.odd().contains(OddRows.MIDNIGHT_IS_24) && midnight) {
      CosemDateTime before = stamping.write(row.time().minusSeconds(1));
      stamp = field(field(field(before, 5, 24), 6, 0), 7, 0);
    }
    return options.odd().contains(OddRows.NO_SECONDS) ? field(stamp, 7, UNSPECIFIED) : stamp;
  }

  private static CosemDateTime field(CosemDateTime stamp, int octet, int value) {
    byte[] octets = stamp.octets().toArray();
    octets[octet] = (byte) value;
    return new CosemDateTime(Octets.of(octets));
  }

  private static CosemDateTime empty() {
    byte[] octets = new byte[CosemDateTime.LENGTH];
    Arrays.fill(octets, (byte) UNSPECIFIED);
    return new CosemDateTime(Octets.of(octets));
  }
}
