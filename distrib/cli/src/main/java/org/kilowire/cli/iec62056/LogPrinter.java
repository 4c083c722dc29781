// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.kilowire.cli.output.Printer;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.profile.ProfileSink;
import org.kilowire.iec62056.profile.StatusFlag;

/** Prints entries of a log in the meter's order: time, status, and its elements by their ids. */
final class LogPrinter implements ProfileSink {

  private final Printer out;
  private final Function<Instant, String> time;
  private long entries;

  LogPrinter(Printer out, Function<Instant, String> time) {
    this.out = out;
    this.time = time;
  }

  /** How many have been printed. */
  long entries() {
    return entries;
  }

  @Override
  public void unreadable(String text, String why) {
    out.advise("passed over, " + why + ": " + text);
  }

  @Override
  public void row(ProfileRow row) {
    entries++;
    long status = row.header().statusWord();
    List<String> flags =
        StatusFlag.of(status).stream()
            .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    String at = time.apply(row.end());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", at);
    members.put("status", status);
    members.put("meaning", flags);
    Map<String, Object> elements = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder(at);
    text.append("  status=0x").append(Long.toHexString(status));
    flags.forEach(flag -> text.append(' ').append(flag));
    List<String> ids = ProfilePrinter.ids(row.header().channels());
    for (int i = 0; i < ids.size(); i++) {
      DataSetValue value = row.values().get(i);
      String named = row.header().channels().get(i).unit();
      String unit = value.unit().isEmpty() ? named : value.unit();
      String shown = unit.isEmpty() ? value.text() : value.text() + " " + unit;
      elements.put(ids.get(i), shown);
      text.append("  ").append(ids.get(i)).append('=').append(shown);
    }
    members.put("elements", elements);
    out.table(List.of("time", "status", "meaning", "elements"));
    out.line(text.toString(), members);
  }
}
