// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.sv.dataset.ChannelPhase;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.QualityPlace;
import org.kilowire.sv.dataset.SampleChannel;

/** Makes channels of the values of a data set. */
final class SclChannels {

  /** The phase as 9-2LE and IEC 61869-9 have it in the prefix: I01A, U01N; others write PhsA. */
  private static final Pattern PREFIX = Pattern.compile("(?:.*\\d|[IiUu]|.*[Pp]hs?)?([ABCNabcn])");

  private static final int MAX_NAME = 28;

  private final ScaledValues scales;
  private final SclRemarks remarks;
  private final List<SampleChannel> channels = new ArrayList<>();
  private final List<DataSetMember> sources = new ArrayList<>();
  private int octets;
  private int delay = -1;

  SclChannels(ScaledValues scales, SclRemarks remarks) {
    this.scales = scales;
    this.remarks = remarks;
  }

  /** Takes the values of a data set; false where one has no known length or no scale. */
  boolean take(List<DataSetMember> members) {
    for (int i = 0; i < members.size(); i++) {
      DataSetMember member = members.get(i);
      if (member.octets() == 0) {
        remarks.fault(
            member.fcda(),
            "a value of type "
                + SclNode.shown(member.leaf().bType())
                + " has no known length: the data set has no map");
        return false;
      }
      if (member.isSample()) {
        boolean quality = i + 1 < members.size() && isQualityOf(members.get(i + 1), member);
        if (!add(member, quality)) {
          return false;
        }
      } else if (!member.isQuality() && !member.leaf().bType().equals("Timestamp")) {
        remarks.note(
            member.fcda(),
            member.leaf().path() + " of type " + member.leaf().bType() + " is passed over");
      }
      octets += member.octets();
    }
    return true;
  }

  private static boolean isQualityOf(DataSetMember next, DataSetMember value) {
    return next.isQuality() && next.node() == value.node() && next.doName().equals(value.doName());
  }

  private boolean add(DataSetMember member, boolean quality) {
    ChannelQuantity quantity =
        switch (member.node().get("lnClass")) {
          case "TCTR" -> ChannelQuantity.CURRENT;
          case "TVTR" -> ChannelQuantity.VOLTAGE;
          default -> ChannelQuantity.OTHER;
        };
    Optional<ChannelScale> scale = scales.of(member, quantity);
    if (scale.isEmpty()) {
      return false;
    }
    boolean isDelay = quantity == ChannelQuantity.OTHER && member.doName().startsWith("Delay");
    if (isDelay && delay < 0) {
      delay = channels.size();
    }
    if (!quality) {
      remarks.note(member.fcda(), "no quality stands behind the value: nothing says it is invalid");
    }
    channels.add(
        new SampleChannel(
            "",
            quantity,
            phase(member, quantity),
            isDelay ? "us" : quantity.unit(),
            octets,
            member.octets(),
            scale.get(),
            quality ? new QualityPlace.Own() : new QualityPlace.None(),
            SampleChannel.NO_TWIN));
    sources.add(member);
    return true;
  }

  private ChannelPhase phase(DataSetMember member, ChannelQuantity quantity) {
    if (quantity == ChannelQuantity.OTHER) {
      return ChannelPhase.NONE;
    }
    Matcher prefix = PREFIX.matcher(member.node().get("prefix"));
    if (prefix.matches()) {
      return ChannelPhase.valueOf(prefix.group(1).toUpperCase(Locale.ROOT));
    }
    ChannelPhase phase =
        switch (member.node().get("inst")) {
          case "1" -> ChannelPhase.A;
          case "2" -> ChannelPhase.B;
          case "3" -> ChannelPhase.C;
          case "4" -> ChannelPhase.N;
          default -> ChannelPhase.NONE;
        };
    remarks.guess(
        member.fcda(),
        "the prefix names no phase; by the instance "
            + SclNode.shown(member.node().get("inst"))
            + " it is taken as "
            + phase);
    return phase;
  }

  /** The channels, named by quantity and phase, and numbered where a name would be there twice. */
  List<SampleChannel> channels() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < channels.size(); i++) {
      counts.merge(base(i), 1, Integer::sum);
    }
    Map<String, Integer> numbers = new HashMap<>();
    List<SampleChannel> named = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      String base = base(i);
      int number = numbers.merge(base, 1, Integer::sum);
      named.add(named(channels.get(i), counts.get(base) > 1 ? base + number : base, twin(i)));
    }
    return named;
  }

  private String base(int i) {
    SampleChannel channel = channels.get(i);
    String phase =
        channel.phase() == ChannelPhase.NONE ? "" : channel.phase().name().toLowerCase(Locale.ROOT);
    return switch (channel.quantity()) {
      case CURRENT -> "I" + phase;
      case VOLTAGE -> "U" + phase;
      case OTHER -> other(sources.get(i).doName());
    };
  }

  private static String other(String doName) {
    String name = doName.replaceAll("[^A-Za-z0-9._-]", "_");
    return name.isEmpty() ? "X" : name.substring(0, Math.min(MAX_NAME, name.length()));
  }

  /** Two values of one transformer come from two A/D converters. */
  private int twin(int i) {
    int twin = SampleChannel.NO_TWIN;
    for (int j = 0; j < channels.size(); j++) {
      if (j != i && sources.get(j).node() == sources.get(i).node() && areWaveforms(i, j)) {
        if (twin != SampleChannel.NO_TWIN) {
          return SampleChannel.NO_TWIN;
        }
        twin = j;
      }
    }
    return twin;
  }

  private boolean areWaveforms(int i, int j) {
    return channels.get(i).isWaveform() && channels.get(i).scale().equals(channels.get(j).scale());
  }

  private static SampleChannel named(SampleChannel channel, String name, int twin) {
    return new SampleChannel(
        name,
        channel.quantity(),
        channel.phase(),
        channel.unit(),
        channel.offset(),
        channel.octets(),
        channel.scale(),
        channel.quality(),
        twin);
  }

  int octets() {
    return octets;
  }

  /** Index of the channel with the delay; -1 for none. */
  int delay() {
    return delay;
  }

  /**
   * Each current with the voltage of its phase: bay by bay where there are as many voltages, else
   * with the first one. Of two converters the first counts.
   */
  static List<PowerPair> pairs(List<SampleChannel> channels) {
    List<PowerPair> pairs = new ArrayList<>();
    for (ChannelPhase phase : List.of(ChannelPhase.A, ChannelPhase.B, ChannelPhase.C)) {
      List<Integer> currents = all(channels, ChannelQuantity.CURRENT, phase);
      List<Integer> voltages = all(channels, ChannelQuantity.VOLTAGE, phase);
      for (int i = 0; i < currents.size() && !voltages.isEmpty(); i++) {
        int voltage = voltages.size() == currents.size() ? voltages.get(i) : voltages.get(0);
        String name = phase.name() + (currents.size() > 1 ? String.valueOf(i + 1) : "");
        pairs.add(new PowerPair(name, voltage, currents.get(i)));
      }
    }
    return pairs;
  }

  private static List<Integer> all(
      List<SampleChannel> channels, ChannelQuantity quantity, ChannelPhase phase) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      SampleChannel channel = channels.get(i);
      boolean second = channel.twin() != SampleChannel.NO_TWIN && channel.twin() < i;
      if (channel.quantity() == quantity && channel.phase() == phase && !second) {
        all.add(i);
      }
    }
    return all;
  }
}
