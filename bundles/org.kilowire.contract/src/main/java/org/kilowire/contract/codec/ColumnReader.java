// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.Members;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Value;

/** One column of a block. */
final class ColumnReader {

  private static final Pattern ROW = Pattern.compile("0|[1-9][0-9]{0,3}");

  private ColumnReader() {}

  static Column read(JsonIn in) throws IOException {
    Quantity quantity = null;
    String unit = "";
    int scale = 0;
    Longs values = null;
    Map<Integer, Value> others = Map.of();
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "q" -> quantity = new Quantity(in.text());
        case "u" -> unit = in.text();
        case "s" -> scale = in.whole(BlockWriter.MIN_SCALE, BlockWriter.MAX_SCALE);
        case "v" -> values = Longs.sparse(in);
        case "other" -> others = others(in);
        default -> in.skip();
      }
    }
    members.required("v", values);
    return new Column(
        members.required("q", quantity),
        unit,
        scale,
        values.numbers(),
        values.present(),
        spread(in, values, others));
  }

  private static Map<Integer, Value> others(JsonIn in) throws IOException {
    Map<Integer, Value> others = new TreeMap<>();
    Members rows = in.members(Block.MAX_ROWS);
    while (rows.next()) {
      if (!ROW.matcher(rows.name()).matches()) {
        throw in.malformed("not a row");
      }
      others.put(Integer.valueOf(rows.name()), value(in));
    }
    return others;
  }

  private static List<Value> spread(JsonIn in, Longs values, Map<Integer, Value> others)
      throws IOException {
    if (others.isEmpty()) {
      return List.of();
    }
    Value[] rows = new Value[values.count()];
    for (Map.Entry<Integer, Value> other : others.entrySet()) {
      int row = other.getKey();
      if (row >= rows.length || values.present().get(row)) {
        throw in.malformed("row " + row + " is beyond the last, or has a number already");
      }
      rows[row] = other.getValue();
    }
    return Arrays.asList(rows);
  }

  private static Value value(JsonIn in) throws IOException {
    Value value = null;
    Long unscaled = null;
    Integer scale = null;
    int known = 0;
    Members members = in.members();
    while (members.next()) {
      known++;
      switch (members.name()) {
        case "t" -> value = new Value.Text(in.text());
        case "b" -> value = new Value.Bytes(in.hex());
        case "f" -> value = new Value.Flag(in.flag());
        case "at" -> value = new Value.Time(in.instant());
        case "n" -> unscaled = in.whole();
        case "s" -> scale = in.whole(BlockWriter.MIN_SCALE, BlockWriter.MAX_SCALE);
        default -> {
          known--;
          in.skip();
        }
      }
    }
    if (known == 2 && unscaled != null && scale != null) {
      return new Value.Decimal(unscaled, scale);
    }
    if (known != 1 || value == null) {
      throw in.malformed("not one value");
    }
    return value;
  }
}
