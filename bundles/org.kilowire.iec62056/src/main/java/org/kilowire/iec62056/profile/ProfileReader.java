// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.dataset.DataSetReader;
import org.kilowire.iec62056.dataset.DataSetSink;
import org.kilowire.iec62056.dataset.DataSetValue;

/**
 * Reads the answer to a request for a profile or a log (VDEW-Lastenheft 2.1.2, 10.3): headers, and
 * behind each its rows, on the header's line, on lines of their own, or with no line ends at all.
 *
 * <p>What cannot be read costs the row, or the rows of its header, and never the rest. One owner;
 * an answer a call of {@link #read}, in order.
 */
public final class ProfileReader {

  /** What the text is made of. */
  private final class Sets implements DataSetSink {
    @Override
    public void dataSet(DataSet set) {
      take(set);
    }

    /** One row on its line costs that row; of more nobody knows how many. */
    @Override
    public void unreadable(String raw) {
      brokenLine(raw);
    }
  }

  /** Most channels of one header. */
  private static final int MAX_CHANNELS = 256;

  private static final int FIXED_FIELDS = 4;
  private static final int MAX_TEXT = 200;
  private static final int MAX_PERIOD = 24 * 60;

  private final RowClock clock;
  private final ProfileSink sink;
  private final DataSetReader reader = new DataSetReader();
  private final List<DataSetValue> row = new ArrayList<>();
  private ProfileHeader header;
  private long rows;
  private long unreadable;

  /** A reader for one profile of one meter. */
  public ProfileReader(LocalRules rules, ProfileSink sink) {
    this.clock = new RowClock(rules);
    this.sink = sink;
  }

  /** Whether the answer says that there is nothing in the window: {@code P.01(ERROR)}. */
  public static boolean isEmptyWindow(DataSet set) {
    return !set.name().isEmpty() && set.isError() && set.first().text().equals("ERROR");
  }

  /**
   * Reads one answer, whole.
   *
   * @return how its text ended; no rows are lost with an open end but the last
   */
  public DataSetReader.Summary read(byte[] octets, int from, int to) {
    header = null;
    row.clear();
    clock.answer();
    DataSetReader.Summary summary = reader.read(octets, from, to, Integer.MAX_VALUE, new Sets());
    endOfRows("");
    return summary;
  }

  private void take(DataSet set) {
    if (isEmptyWindow(set)) {
      endOfRows(set.raw());
      return;
    }
    // A line of values is its own data set, continued or, as an answer without a name, first.
    boolean values = set.continued() || set.name().isEmpty();
    if (values) {
      fill(set.values(), set.raw());
    } else {
      endOfRows(set.raw());
      begin(set);
    }
  }

  private void begin(DataSet set) {
    header = parse(set);
    if (header == null) {
      bad(set.raw(), "no header of a profile");
      return;
    }
    if (!clock.header(header)) {
      header = null;
      bad(set.raw(), "the stamp is no time");
      return;
    }
    int taken = FIXED_FIELDS + 2 * header.channels().size();
    if (header.isLog() && header.channels().isEmpty()) {
      emit();
      return;
    }
    fill(set.values().subList(taken, set.values().size()), set.raw());
  }

  private static ProfileHeader parse(DataSet set) {
    List<DataSetValue> values = set.values();
    if (values.size() < FIXED_FIELDS) {
      return null;
    }
    int period = number(values.get(2).text(), MAX_PERIOD);
    int count = number(values.get(3).text(), MAX_CHANNELS);
    if (period < 0 || count < 0 || values.size() < FIXED_FIELDS + 2 * count) {
      return null;
    }
    List<ProfileChannel> channels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = FIXED_FIELDS + 2 * i;
      channels.add(new ProfileChannel(values.get(at).text(), values.get(at + 1).text()));
    }
    String status = values.get(1).text();
    return new ProfileHeader(
        set.name(), values.get(0).text(), status, hex(status), period, channels);
  }

  /** A number up to {@code most}; 0 for nothing, -1 for anything else. */
  private static int number(String text, int most) {
    if (text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int value = text.isEmpty() ? 0 : Integer.parseInt(text);
    return value <= most ? value : -1;
  }

  private static long hex(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || i == 15) {
        return 0;
      }
      value = 16 * value + digit;
    }
    return value;
  }

  private void fill(List<DataSetValue> values, String raw) {
    if (header == null) {
      if (!values.isEmpty()) {
        bad(raw, "no header stands in front");
      }
      return;
    }
    if (header.channels().isEmpty()) {
      return;
    }
    if (!row.isEmpty()) {
      broken(row.size() + " values in front of '" + raw + "'", "the row is not whole");
    }
    for (DataSetValue value : values) {
      row.add(value);
      if (row.size() == header.channels().size()) {
        emit();
      }
    }
  }

  private void emit() {
    rows++;
    sink.row(
        new ProfileRow(
            header, clock.end(), clock.isAmbiguous(), clock.isOffGrid(), clock.isFirst(), row));
    clock.advance();
    row.clear();
  }

  /** A row that is lost has its place all the same. */
  private void broken(String text, String why) {
    bad(text, why);
    clock.advance();
    row.clear();
  }

  private void brokenLine(String raw) {
    boolean oneRow =
        header != null
            && raw.startsWith("(")
            && raw.chars().filter(c -> c == '(').count() <= header.channels().size();
    if (oneRow) {
      broken(raw, "a bracket is not closed");
    } else {
      boolean orphaned = header == null && raw.startsWith("(");
      bad(raw, orphaned ? "no header stands in front" : "a bracket is not closed");
      header = null;
      row.clear();
    }
  }

  /** The next header, or the end: values that make no whole row are none. */
  private void endOfRows(String next) {
    if (!row.isEmpty()) {
      bad(row.size() + " values in front of '" + next + "'", "the row is not whole");
      row.clear();
    }
    header = null;
  }

  private void bad(String text, String why) {
    unreadable++;
    sink.unreadable(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text, why);
  }

  /** Rows given to the sink so far. */
  public long rows() {
    return rows;
  }

  /** What could not be read so far. */
  public long unreadable() {
    return unreadable;
  }
}
