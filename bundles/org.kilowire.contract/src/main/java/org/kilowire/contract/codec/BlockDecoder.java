// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;

/** One block, whatever order its members come in. */
final class BlockDecoder {

  private String meter;
  private String device;
  private Quantity series;
  private Origin origin;
  private Instant readAt;
  private Boolean clockProven;
  private Duration period;
  private long[] times;
  private int[] ordinals;
  private int[] quality;
  private long[] status;
  private List<Octets> meterTimes = List.of();
  private List<Column> columns;

  private BlockDecoder() {}

  static Block read(JsonIn in) throws IOException {
    BlockDecoder reader = new BlockDecoder();
    Members members = in.members();
    while (members.next()) {
      reader.member(members.name(), in);
    }
    return reader.block(members);
  }

  private void member(String name, JsonIn in) throws IOException {
    switch (name) {
      case "meter" -> meter = in.text();
      case "device" -> device = in.text();
      case "series" -> series = new Quantity(in.text());
      case "origin" -> origin = origin(in);
      case "readAt" -> readAt = in.instant();
      case "clockProven" -> clockProven = in.flag();
      case "period" -> period = in.duration();
      case "times" -> times = times(in);
      case "ordinals" -> ordinals = naturals(in);
      case "quality" -> quality = naturals(in);
      case "status" -> status = Longs.read(in);
      case "meterTimes" -> meterTimes = meterTimes(in);
      case "columns" -> columns = columns(in);
      default -> in.skip();
    }
  }

  private Block block(Members members) throws IOException {
    int rows = members.required("times", times).length;
    Source source =
        new Source(
            members.required("meter", meter),
            members.required("device", device),
            members.required("series", series),
            members.required("origin", origin),
            members.required("readAt", readAt),
            members.required("clockProven", clockProven),
            members.required("period", period));
    return new Block(
        source,
        times,
        ordinals == null ? new int[rows] : ordinals,
        quality == null ? new int[rows] : quality,
        status == null ? new long[rows] : status,
        meterTimes,
        members.required("columns", columns));
  }

  private static Origin origin(JsonIn in) throws IOException {
    String text = in.text();
    for (Origin origin : Origin.values()) {
      if (origin.name().toLowerCase(Locale.ROOT).equals(text)) {
        return origin;
      }
    }
    throw in.malformed("unknown origin");
  }

  private static long[] times(JsonIn in) throws IOException {
    long[] times = Longs.read(in);
    long before = 0;
    for (int row = 0; row < times.length; row++) {
      // |before| <= MAX_TIME, so only the difference itself can be out of every range.
      if (Math.abs(times[row]) > 2 * BlockWriter.MAX_TIME
          || times[row] == Long.MIN_VALUE
          || Math.abs(before + times[row]) > BlockWriter.MAX_TIME) {
        throw in.malformed("a time out of range");
      }
      times[row] += before;
      before = times[row];
    }
    return times;
  }

  private static int[] naturals(JsonIn in) throws IOException {
    long[] numbers = Longs.read(in);
    int[] naturals = new int[numbers.length];
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] < 0 || numbers[row] > Integer.MAX_VALUE) {
        throw in.malformed("not in 0..2147483647: " + numbers[row]);
      }
      naturals[row] = (int) numbers[row];
    }
    return naturals;
  }

  private static List<Octets> meterTimes(JsonIn in) throws IOException {
    List<Octets> times = new ArrayList<>();
    in.beginArray();
    while (in.element()) {
      if (times.size() == Block.MAX_ROWS) {
        throw in.malformed("more than " + Block.MAX_ROWS + " rows");
      }
      times.add(in.hex());
    }
    return times;
  }

  private static List<Column> columns(JsonIn in) throws IOException {
    List<Column> columns = new ArrayList<>();
    in.beginArray();
    while (in.element()) {
      if (columns.size() == Block.MAX_COLUMNS) {
        throw in.malformed("more than " + Block.MAX_COLUMNS + " columns");
      }
      columns.add(ColumnReader.read(in));
    }
    return columns;
  }
}
