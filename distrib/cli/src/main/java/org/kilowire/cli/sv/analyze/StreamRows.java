// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.analyze;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of streams for people: a row each, and below it what its channels measure. */
final class StreamRows {

  private static final MathContext SHOWN = new MathContext(6);
  private static final int CHANNELS_A_LINE = 6;
  private static final List<String> TITLES =
      List.of(
          "stream",
          "from",
          "VLAN",
          "APPID",
          "format",
          "map",
          "rate/s",
          "state",
          "received",
          "lost",
          "twice",
          "late",
          "jitter us",
          "sync",
          "Hz");

  private final List<List<String>> rows = new ArrayList<>();
  private final List<List<String>> below = new ArrayList<>();

  StreamRows() {
    rows.add(TITLES);
    below.add(List.of());
  }

  /** A row of the members that {@link StreamFigures#totals} gives. */
  void add(Map<String, Object> members) {
    rows.add(
        List.of(
            members.get("stream") + (Boolean.TRUE.equals(members.get("simulated")) ? " (sim)" : ""),
            text(members.get("source")),
            text(members.get("vlan")),
            members.get("appid") == null ? "-" : "%04X".formatted((int) members.get("appid")),
            text(members.get("format")),
            map(members),
            text(shown(members.get("rate"))),
            state(members),
            text(members.get("received")),
            lost(members),
            text(members.get("duplicates")),
            text(members.get("out_of_order")),
            text(shown(((Map<?, ?>) members.get("jitter")).get("usual_us"))),
            text(members.get("smp_synch")),
            text(shown(members.get("frequency")))));
    List<String> lines = new ArrayList<>(channels(members));
    for (String lan : List.of("lan_A", "lan_B")) {
      if (members.get(lan) instanceof Map<?, ?> health) {
        lines.add(lan(lan, health));
      }
    }
    below.add(lines);
  }

  private static String map(Map<String, Object> members) {
    Object map = members.get("map");
    return map == null ? "none" : map + (isSet(members, "map_assumed") ? " (assumed)" : "");
  }

  private static boolean isSet(Map<String, Object> members, String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  private static String state(Map<String, Object> members) {
    return members.get("state") + (isSet(members, "test") ? ", test" : "");
  }

  private static String lost(Map<String, Object> members) {
    boolean estimated = (long) members.get("lost_estimated") > 0;
    return (estimated ? "~" : "") + members.get("lost");
  }

  private static String lan(String name, Map<?, ?> health) {
    return "%s: received %s, lost %s%s"
        .formatted(
            name.replace("lan_", "LAN "),
            health.get("received"),
            health.get("lost"),
            Boolean.TRUE.equals(health.get("silent")) ? ", SILENT" : "");
  }

  private static Object shown(Object value) {
    return value instanceof BigDecimal number
        ? number.round(SHOWN).stripTrailingZeros().toPlainString()
        : value;
  }

  private static String text(Object value) {
    return value == null ? "-" : value.toString();
  }

  private static List<String> channels(Map<String, Object> members) {
    List<String> lines = new ArrayList<>();
    if (!(members.get("rms") instanceof Map<?, ?> rms)) {
      return lines;
    }
    Map<?, ?> quality = (Map<?, ?>) members.get("quality");
    StringBuilder line = new StringBuilder();
    int count = 0;
    for (Map.Entry<?, ?> channel : rms.entrySet()) {
      List<?> marks = marks((List<?>) quality.get(channel.getKey()));
      line.append(line.length() == 0 ? "" : "  ").append(channel.getKey()).append(' ');
      line.append(text(shown(channel.getValue())));
      line.append(marks.isEmpty() ? "" : " " + marks);
      if (++count % CHANNELS_A_LINE == 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** What the whole stream is, stands in its row. */
  private static List<?> marks(List<?> quality) {
    return quality.stream().filter(mark -> !mark.equals("simulated")).toList();
  }

  /** All rows, with columns side by side. */
  List<String> lines() {
    int[] widths = new int[TITLES.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = rows.get(i).get(column);
        line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
      }
      lines.add(line.toString().stripTrailing());
      below.get(i).forEach(text -> lines.add("    " + text));
    }
    return lines;
  }
}
