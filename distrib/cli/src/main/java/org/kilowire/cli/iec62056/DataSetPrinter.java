// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.cli.output.Printer;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.dataset.DataSetValue;

/** Prints data sets: a line, or an object, each. */
final class DataSetPrinter {

  private static final List<String> COLUMNS = List.of("name", "value", "unit", "raw", "time");

  private final Printer out;
  private final LocalRules rules;
  private final Function<Instant, String> text;
  private final List<String> columns;

  /**
   * @param rules of local times in values
   * @param text how a time is written
   */
  DataSetPrinter(Printer out, LocalRules rules, Function<Instant, String> text) {
    this(out, rules, text, COLUMNS);
  }

  /**
   * The same in a table of more columns.
   *
   * @param columns all of them
   */
  DataSetPrinter(
      Printer out, LocalRules rules, Function<Instant, String> text, List<String> columns) {
    this.out = out;
    this.rules = rules;
    this.text = text;
    this.columns = columns;
  }

  void print(List<DataSet> sets) {
    out.table(columns);
    sets.forEach(this::print);
  }

  void print(DataSet set) {
    out.table(columns);
    out.line(text(set), members(set));
  }

  private Map<String, Object> members(DataSet set) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", set.name());
    members.put("value", set.first().isMissing() ? null : set.first().text());
    members.put("unit", set.first().unit());
    members.put("raw", set.raw());
    time(set).ifPresent(time -> members.put("time", text.apply(time)));
    return members;
  }

  /** A name for people, then each bracket; a time behind a value as a time. */
  private String text(DataSet set) {
    StringBuilder line = new StringBuilder("%-16s".formatted(set.continued() ? "" : set.name()));
    Optional<Instant> time = time(set);
    for (int i = 0; i < set.values().size(); i++) {
      DataSetValue value = set.values().get(i);
      boolean stamp = i == 1 && time.isPresent();
      String shown = stamp ? "at " + text.apply(time.get()) : shown(value);
      line.append("  ").append(shown);
    }
    return line.toString().stripTrailing();
  }

  private static String shown(DataSetValue value) {
    String plain = value.isMissing() ? "-" : value.text();
    return value.unit().isEmpty() ? plain : plain + " " + value.unit();
  }

  /** A value with a time behind it, of one moment. */
  private Optional<Instant> time(DataSet set) {
    if (set.values().size() != 2) {
      return Optional.empty();
    }
    List<Instant> instants =
        MeterTime.parse(set.values().get(1).text()).map(rules::instants).orElse(List.of());
    return instants.size() == 1 ? Optional.of(instants.get(0)) : Optional.empty();
  }
}
