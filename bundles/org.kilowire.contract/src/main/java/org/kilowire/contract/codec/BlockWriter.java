// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** A block's members, in one order; what is empty or all zero is left out. */
final class BlockWriter {

  /** As far as an ECMAScript date reaches; differences of two times never overflow. */
  static final long MAX_TIME = 8_640_000_000_000_000L;

  static final int MIN_SCALE = -128;
  static final int MAX_SCALE = 127;

  private BlockWriter() {}

  static void write(Block block, JsonOut out) throws IOException {
    out.begin();
    source(block.source(), out);
    times(block.times(), out);
    naturals("ordinals", block.ordinals(), out);
    naturals("quality", block.quality(), out);
    status(block.status(), out);
    meterTimes(block.meterTimes(), out);
    out.name("columns").beginArray();
    for (Column column : block.columns()) {
      column(column, out);
    }
    out.endArray().end();
  }

  private static void source(Source source, JsonOut out) throws IOException {
    out.name("meter")
        .text(source.meter())
        .name("device")
        .text(source.device())
        .name("series")
        .text(source.series().text())
        .name("origin")
        .text(source.origin().name().toLowerCase(Locale.ROOT))
        .name("readAt")
        .text(source.readAt().toString())
        .name("clockProven")
        .flag(source.clockProven())
        .name("period")
        .text(source.period().toString());
  }

  /** The first time, then the difference of each to the one before: mostly the period. */
  private static void times(long[] times, JsonOut out) throws IOException {
    out.name("times").beginArray();
    long before = 0;
    for (long time : times) {
      require(time >= -MAX_TIME && time <= MAX_TIME, "time", time);
      out.number(time - before);
      before = time;
    }
    out.endArray();
  }

  private static void naturals(String name, int[] numbers, JsonOut out) throws IOException {
    if (Arrays.stream(numbers).allMatch(n -> n == 0)) {
      return;
    }
    out.name(name).beginArray();
    for (int number : numbers) {
      require(number >= 0, name, number);
      out.number(number);
    }
    out.endArray();
  }

  private static void status(long[] status, JsonOut out) throws IOException {
    if (Arrays.stream(status).allMatch(n -> n == 0)) {
      return;
    }
    out.name("status").beginArray();
    for (long number : status) {
      out.number(number);
    }
    out.endArray();
  }

  private static void meterTimes(List<Octets> meterTimes, JsonOut out) throws IOException {
    if (meterTimes.isEmpty()) {
      return;
    }
    out.name("meterTimes").beginArray();
    for (Octets time : meterTimes) {
      out.text(time.toString());
    }
    out.endArray();
  }

  private static void column(Column column, JsonOut out) throws IOException {
    out.begin().name("q").text(column.quantity().text());
    if (!column.unit().isEmpty()) {
      out.name("u").text(column.unit());
    }
    if (column.scale() != 0) {
      out.name("s").number(scale(column.scale()));
    }
    out.name("v").beginArray();
    for (int row = 0; row < column.values().length; row++) {
      if (column.present().get(row)) {
        out.number(column.values()[row]);
      } else {
        out.absent();
      }
    }
    out.endArray();
    others(column, out);
    out.end();
  }

  private static void others(Column column, JsonOut out) throws IOException {
    boolean any = false;
    for (int row = 0; row < column.other().size(); row++) {
      Value value = column.other().get(row);
      if (value == null || column.present().get(row)) {
        continue;
      }
      if (!any) {
        out.name("other").begin();
        any = true;
      }
      out.name(Integer.toString(row));
      value(value, out);
    }
    if (any) {
      out.end();
    }
  }

  private static void value(Value value, JsonOut out) throws IOException {
    out.begin();
    if (value instanceof Value.Text text) {
      out.name("t").text(text.text());
    } else if (value instanceof Value.Bytes bytes) {
      out.name("b").text(bytes.octets().toString());
    } else if (value instanceof Value.Flag flag) {
      out.name("f").flag(flag.set());
    } else if (value instanceof Value.Time time) {
      out.name("at").text(time.instant().toString());
    } else if (value instanceof Value.Decimal decimal) {
      out.name("n").number(decimal.unscaled()).name("s").number(scale(decimal.scale()));
    }
    out.end();
  }

  private static int scale(int scale) {
    require(scale >= MIN_SCALE && scale <= MAX_SCALE, "scale", scale);
    return scale;
  }

  private static void require(boolean good, String name, long number) {
    if (!good) {
      throw new IllegalArgumentException(name + " cannot be " + number);
    }
  }
}
