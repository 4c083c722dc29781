// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.ethernet.MacAddress;

/** What a channel map must keep to, looked at as a whole. */
final class ChannelMapRules {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final Pattern SV_ID = Pattern.compile("[ -~]{1,129}");
  private static final int MAX_WRAP = 1 << 24;

  private final ChannelMap map;
  private final List<DataSetProblem> problems = new ArrayList<>();

  ChannelMapRules(ChannelMap map) {
    this.map = map;
  }

  List<DataSetProblem> check() {
    need(ID.matcher(map.id()).matches(), "id", "must be 1..64 of A-Z a-z 0-9 . _ -");
    need(!map.formats().isEmpty(), "formats", "must name at least one format");
    key();
    count();
    for (int i = 0; i < map.channels().size(); i++) {
      channel(map.channels().get(i), "channels[" + i + "]");
    }
    names();
    overlaps();
    twins();
    rate();
    delay();
    pairs();
    return List.copyOf(problems);
  }

  private void need(boolean right, String path, String message) {
    if (!right) {
      problems.add(new DataSetProblem(path, message));
    }
  }

  private void key() {
    boolean layer2 = map.formats().contains(SvFormat.IEC_61850_9_2);
    if (map.key() instanceof MapKey.ByName name) {
      need(name.svId().isPresent() || name.appId() != MapKey.ANY, "key", "must have svId or appId");
      need(
          name.svId().map(id -> SV_ID.matcher(id).matches()).orElse(true),
          "key.svId",
          "must be 1..129 printable characters of ASCII");
      within(name.appId(), MapKey.ANY, 0xFFFF, "key.appId");
      need(
          name.source().isEmpty() || isStation(name.source().getAsLong()),
          "key.source",
          "must be the address of one station, not of a group");
      need(
          layer2 && map.formats().size() == 1,
          "key",
          "svId, appId and source are of format 9-2 alone");
    }
    if (map.key() instanceof MapKey.ByDataSet set) {
      within(set.lnName(), MapKey.ANY, 0xFF, "key.lnName");
      within(set.dataSetName(), MapKey.ANY, 0xFF, "key.dataSetName");
      within(set.ldName(), MapKey.ANY, 0xFFFF, "key.ldName");
      need(!layer2, "key", "lnName, dataSetName and ldName are of formats 9-1 and ft3");
    }
  }

  /** Whether it is an address that frames come from: 48 bits, not 0, not a group's. */
  private static boolean isStation(long source) {
    return source > 0 && source >>> 48 == 0 && !new MacAddress(source).isMulticast();
  }

  private void within(int value, int least, int most, String path) {
    need(
        value >= least && value <= most,
        path,
        "must be " + Math.max(0, least) + ".." + most + ", not " + value);
  }

  private void count() {
    within(map.channels().size(), 1, ChannelMap.MAX_CHANNELS, "channels");
    within(map.sampleOctets(), 1, ChannelMap.MAX_OCTETS, "sampleOctets");
  }

  private void channel(SampleChannel channel, String at) {
    need(
        NAME.matcher(channel.name()).matches(), at + ".name", "must be 1..32 of A-Z a-z 0-9 . _ -");
    need(
        channel.octets() == 2 || channel.octets() == 4,
        at + ".octets",
        "must be 2 or 4, not " + channel.octets());
    need(
        channel.offset() >= 0 && channel.end() <= map.sampleOctets(),
        at + ".offset",
        "octets "
            + channel.offset()
            + ".."
            + channel.end()
            + " are not all within the "
            + map.sampleOctets()
            + " octets of samples");
    need(
        channel.quantity() == ChannelQuantity.OTHER
            || channel.unit().equals(channel.quantity().unit()),
        at + ".unit",
        "must be " + channel.quantity().unit());
    need(channel.unit().length() <= 16, at + ".unit", "must have at most 16 characters");
    scale(channel, at);
    quality(channel, at);
  }

  private void scale(SampleChannel channel, String at) {
    if (channel.scale() instanceof ChannelScale.Fixed fixed) {
      need(
          Double.isFinite(fixed.factor()) && fixed.factor() != 0,
          at + ".factor",
          "must be a number that is not 0");
      need(Double.isFinite(fixed.offset()), at + ".zero", "must be a number");
    }
    if (channel.scale() instanceof ChannelScale.Rated rated) {
      need(
          !map.formats().contains(SvFormat.IEC_61850_9_2),
          at + ".rated",
          "a frame of format 9-2 has no rated values; give factor");
      need(
          Double.isFinite(rated.configured()) && rated.configured() >= 0,
          at + ".ratedValue",
          "must be a number above 0");
      need(
          (rated.rating() == Rating.PHASE_VOLTAGE)
              == (channel.quantity() == ChannelQuantity.VOLTAGE),
          at + ".rated",
          "a current has a rated current, a voltage a rated voltage");
    }
  }

  private void quality(SampleChannel channel, String at) {
    if (channel.quality() instanceof QualityPlace.Status status) {
      boolean words = !map.formats().contains(SvFormat.IEC_61850_9_2);
      need(words, at + ".quality", "an ASDU of format 9-2 has no status words");
      need(
          status.word() >= 1 && status.word() <= 2 && status.bit() >= 0 && status.bit() <= 15,
          at + ".quality",
          "must be a bit 0..15 of status word 1 or 2");
    }
  }

  private void names() {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < map.channels().size(); i++) {
      Integer first = seen.putIfAbsent(map.channels().get(i).name(), i);
      need(first == null, "channels[" + i + "].name", "is the name of channels[" + first + "] too");
    }
  }

  private void overlaps() {
    List<SampleChannel> channels = map.channels();
    List<Integer> order =
        IntStream.range(0, channels.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> channels.get(i).offset()))
            .toList();
    for (int i = 1; i < order.size(); i++) {
      int before = order.get(i - 1);
      need(
          channels.get(before).end() <= channels.get(order.get(i)).offset(),
          "channels[" + order.get(i) + "].offset",
          "lies within channels[" + before + "]");
    }
  }

  private void twins() {
    for (int i = 0; i < map.channels().size(); i++) {
      int twin = map.channels().get(i).twin();
      if (twin != SampleChannel.NO_TWIN) {
        boolean there = twin >= 0 && twin < map.channels().size() && twin != i;
        need(
            there && areTwins(i, twin),
            "channels[" + i + "].twin",
            "must be a channel of the same quantity, phase and scale that names this one");
      }
    }
  }

  private boolean areTwins(int one, int other) {
    SampleChannel a = map.channels().get(one);
    SampleChannel b = map.channels().get(other);
    return b.twin() == one
        && a.quantity() == b.quantity()
        && a.phase() == b.phase()
        && a.scale().equals(b.scale());
  }

  private void rate() {
    map.rate().ifPresent(rate -> within(rate.value(), 1, rate.mode().most(), "rate.value"));
    within(map.wrap(), 0, MAX_WRAP, "wrap");
    double nominal = map.nominalHertz();
    need(
        nominal == 0 || (nominal >= 10 && nominal <= 400),
        "nominalHertz",
        "must be 10..400, not " + nominal);
  }

  private void delay() {
    int delay = map.delayChannel();
    if (delay != ChannelMap.NO_DELAY) {
      need(
          delay >= 0
              && delay < map.channels().size()
              && map.channels().get(delay).quantity() == ChannelQuantity.OTHER,
          "delay",
          "must be a channel of quantity other");
    }
  }

  private void pairs() {
    Map<String, Integer> seen = new HashMap<>();
    within(map.pairs().size(), 0, ChannelMap.MAX_CHANNELS, "pairs");
    for (int i = 0; i < map.pairs().size(); i++) {
      PowerPair pair = map.pairs().get(i);
      String at = "pairs[" + i + "]";
      need(NAME.matcher(pair.name()).matches(), at + ".name", "must be 1..32 of A-Z a-z 0-9 . _ -");
      need(seen.putIfAbsent(pair.name(), i) == null, at + ".name", "is there twice");
      need(is(pair.voltage(), ChannelQuantity.VOLTAGE), at + ".voltage", "must be a voltage");
      need(is(pair.current(), ChannelQuantity.CURRENT), at + ".current", "must be a current");
    }
  }

  private boolean is(int index, ChannelQuantity quantity) {
    return index >= 0
        && index < map.channels().size()
        && map.channels().get(index).quantity() == quantity;
  }
}
