// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.cli.output.Printer;
import org.kilowire.dlms.cosem.OctetText;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Value;

/** Prints the rows of blocks, of whatever protocol, as they come. */
public final class RowPrinter {

  private final Printer out;
  private final Function<Instant, String> time;
  private long rows;

  /**
   * @param time how a time is written
   */
  public RowPrinter(Printer out, Function<Instant, String> time) {
    this.out = out;
    this.time = time;
  }

  /** How many have been printed. */
  public long rows() {
    return rows;
  }

  public void print(Block block) {
    out.table(names(block.columns()));
    for (int row = 0; row < block.rows(); row++) {
      print(block, row);
      rows++;
    }
  }

  private static List<String> names(List<Column> columns) {
    List<String> names = new ArrayList<>(List.of("time", "status", "quality"));
    for (Column column : columns) {
      String name = column.quantity().text();
      names.addAll(List.of(name, name + ".scale", name + ".unit", name + ".scaled"));
    }
    return names;
  }

  private void print(Block block, int row) {
    String at = time.apply(Instant.ofEpochMilli(block.times()[row]));
    List<String> quality = Quality.of(block.quality()[row]).stream().map(Enum::name).toList();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", at);
    members.put("status", block.status()[row]);
    members.put("quality", quality);
    StringBuilder text = new StringBuilder(at);
    for (Column column : block.columns()) {
      Optional<Value> value = column.value(row);
      put(members, column, value);
      String unit = column.unit().isEmpty() || value.isEmpty() ? "" : " " + column.unit();
      String shown = value.map(RowPrinter::text).orElse("-");
      text.append("  ").append(column.quantity().text()).append('=').append(shown).append(unit);
    }
    if (block.status()[row] != 0) {
      text.append("  status=0x").append(Long.toHexString(block.status()[row]));
    }
    quality.forEach(flag -> text.append("  ").append(flag));
    out.line(text.toString(), members);
  }

  /** A number may have another scale than its column: that of a float does. */
  private static void put(Map<String, Object> members, Column column, Optional<Value> value) {
    String name = column.quantity().text();
    Optional<Value.Decimal> number =
        value.filter(Value.Decimal.class::isInstance).map(Value.Decimal.class::cast);
    Object plain =
        number
            .<Object>map(Value.Decimal::unscaled)
            .orElseGet(() -> value.map(RowPrinter::text).orElse(null));
    members.put(name, plain);
    members.put(name + ".scale", number.map(Value.Decimal::scale).orElse(column.scale()));
    members.put(name + ".unit", column.unit());
    members.put(
        name + ".scaled",
        number.map(Value.Decimal::exact).map(BigDecimal::toPlainString).orElse(null));
  }

  private static String text(Value value) {
    if (value instanceof Value.Decimal number) {
      return number.exact().toPlainString();
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Bytes bytes) {
      return OctetText.of(bytes.octets());
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.set());
    }
    return ((Value.Time) value).instant().toString();
  }
}
