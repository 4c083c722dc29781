// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.profile.ProfileChannel;
import org.kilowire.iec62056.profile.ProfileQuery.Window;
import org.kilowire.iec62056.profile.ProfileWriter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;

/**
 * The load profile P.01: the rows of the archive, their energies under the codes of the registers.
 * Both ends of a request are included.
 */
final class ProfileAnswer {

  private static final String NAME = "P.01";
  private static final Duration WIDER = Duration.ofMinutes(90);
  private static final Duration SHORT = Duration.ofHours(10);

  private final SimulatedMeter meter;
  private final Manner manner;
  private final Set<Oddity> odd;
  private final LocalRules rules;

  ProfileAnswer(SimulatedMeter meter, Manner manner, Set<Oddity> odd, LocalRules rules) {
    this.meter = meter;
    this.manner = manner;
    this.odd = odd;
    this.rules = rules;
  }

  String to(String request) {
    Optional<Window> asked = Windows.parse(request, rules);
    if (asked.isEmpty()) {
      return NAME + "(ERR13)";
    }
    Instant from = asked.get().after();
    Instant to = asked.get().upTo();
    boolean tooLong = Duration.between(from, to).compareTo(SHORT) > 0;
    if (odd.contains(Oddity.SHORT_WINDOWS) && tooLong) {
      return NAME + "(ERR17)";
    }
    List<ArchiveRow> rows =
        meter.archive(odd.contains(Oddity.WIDER_WINDOW) ? from.minus(WIDER) : from, to);
    return rows.isEmpty() ? NAME + "(ERROR)" : text(rows);
  }

  private String text(List<ArchiveRow> rows) {
    int minutes = (int) meter.options().profile().period().toMinutes();
    List<ProfileChannel> channels = new ArrayList<>();
    for (RegisterText energy : RegisterText.ENERGIES) {
      channels.add(new ProfileChannel(id(energy), energy.unit()));
    }
    ProfileWriter writer =
        new ProfileWriter(NAME, Math.max(1, minutes), channels, manner.dialect(), rules);
    for (ArchiveRow row : rows) {
      writer.row(row.time(), row.status(), values(row));
    }
    String text = writer.text();
    return odd.contains(Oddity.TORN_ROW) ? torn(text) : text;
  }

  private String id(RegisterText energy) {
    String name = manner.naming().of(energy.code());
    return name.isEmpty() ? energy.code() : name;
  }

  private List<String> values(ArchiveRow row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < RegisterText.ENERGIES.size(); i++) {
      values.add(RegisterText.ENERGIES.get(i).digits(row.values().get(i), odd));
    }
    return values;
  }

  /** The last bracket of the second line of values is missing. */
  private static String torn(String text) {
    int first = text.indexOf("\r\n(");
    int second = first < 0 ? -1 : text.indexOf("\r\n(", first + 1);
    int end = second < 0 ? -1 : text.indexOf("\r\n", second + 1);
    return end < 0 ? text : text.substring(0, end - 1) + text.substring(end);
  }
}
