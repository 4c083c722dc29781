// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kilowire.cli.output.Printer;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;
import org.kilowire.iec62056.profile.ProfileChannel;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.profile.ProfileSink;
import org.kilowire.meter.Quality;
import org.kilowire.meter.iec62056.StatusMeaning;

/** Prints rows of a profile as they come, as those of other protocols, by the meter's own ids. */
final class ProfilePrinter implements ProfileSink {

  private final Printer out;
  private final Function<Instant, String> time;
  private final StatusMeaning status;
  private final boolean startsNamed;
  private long rows;
  private long unreadable;

  /**
   * @param time how a time is written
   * @param status what the bits of a status mean
   * @param startsNamed whether stamps are those of the starts of intervals
   */
  ProfilePrinter(
      Printer out, Function<Instant, String> time, StatusMeaning status, boolean startsNamed) {
    this.out = out;
    this.time = time;
    this.status = status;
    this.startsNamed = startsNamed;
  }

  /** How many have been printed. */
  long rows() {
    return rows;
  }

  /** What could not be read. */
  long unreadable() {
    return unreadable;
  }

  @Override
  public void unreadable(String text, String why) {
    unreadable++;
    out.advise("passed over, " + why + ": " + text);
  }

  @Override
  public void row(ProfileRow row) {
    rows++;
    List<String> ids = ids(row.header().channels());
    out.table(columns(ids));
    Duration period = Duration.ofMinutes(row.header().periodMinutes());
    String at = time.apply(startsNamed ? row.end().plus(period) : row.end());
    List<String> quality = quality(row).stream().map(Enum::name).toList();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", at);
    members.put("status", row.header().statusWord());
    members.put("quality", quality);
    StringBuilder text = new StringBuilder(at);
    for (int i = 0; i < ids.size(); i++) {
      String unit = row.header().channels().get(i).unit();
      put(members, text, ids.get(i), unit, row.values().get(i));
    }
    if (row.header().statusWord() != 0) {
      text.append("  status=0x").append(Long.toHexString(row.header().statusWord()));
    }
    quality.forEach(flag -> text.append("  ").append(flag));
    out.line(text.toString(), members);
  }

  /** Channels of one id are told apart by their number. */
  static List<String> ids(List<ProfileChannel> channels) {
    List<String> ids = new ArrayList<>();
    for (ProfileChannel channel : channels) {
      String id = channel.id();
      ids.add(ids.contains(id) ? id + "#" + (ids.size() + 1) : id);
    }
    return ids;
  }

  private static List<String> columns(List<String> ids) {
    List<String> columns = new ArrayList<>(List.of("time", "status", "quality"));
    ids.forEach(id -> columns.addAll(List.of(id, id + ".scale", id + ".unit", id + ".scaled")));
    return columns;
  }

  private Set<Quality> quality(ProfileRow row) {
    Set<Quality> quality = EnumSet.noneOf(Quality.class);
    quality.addAll(Quality.of(status.quality(row.header().statusWord())));
    if (row.ambiguous()) {
      quality.add(Quality.AMBIGUOUS_TIME);
    }
    return quality;
  }

  private static void put(
      Map<String, Object> members, StringBuilder text, String id, String of, DataSetValue value) {
    String unit = of.isEmpty() ? value.unit() : of;
    boolean other = !value.unit().isEmpty() && !value.unit().equals(unit);
    Optional<Numeral> number = value.isMissing() || other ? Optional.empty() : value.number();
    String written = other ? value.text() + "*" + value.unit() : value.text();
    Optional<BigDecimal> exact =
        number.map(one -> BigDecimal.valueOf(one.unscaled(), -one.exponent()));
    Object plain =
        number.<Object>map(Numeral::unscaled).orElseGet(() -> value.isMissing() ? null : written);
    members.put(id, plain);
    members.put(id + ".scale", number.map(Numeral::exponent).orElse(0));
    members.put(id + ".unit", unit);
    members.put(id + ".scaled", exact.map(BigDecimal::toPlainString).orElse(null));
    String shown = value.isMissing() ? "-" : written;
    text.append("  ").append(id).append('=').append(exact.map(ProfilePrinter::plain).orElse(shown));
    text.append(unit.isEmpty() || value.isMissing() || other ? "" : " " + unit);
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
