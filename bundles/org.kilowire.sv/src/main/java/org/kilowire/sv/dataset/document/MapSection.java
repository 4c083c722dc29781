// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.DataSetProblem;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.dataset.VoltageRating;

/** One map of a document: its own members, and for the others those of the map that it is like. */
final class MapSection {

  private static final List<String> MEMBERS =
      List.of(
          "id",
          "about",
          "like",
          "formats",
          "key",
          "rate",
          "nominalHertz",
          "wrap",
          "sampleOctets",
          "vrtg",
          "delay",
          "ratings",
          "channels",
          "pairs");
  private static final List<String> BY_NAME = List.of("svId", "appId", "source");
  private static final int MAX_ABOUT = 200;

  private final MapProblems problems;
  private final Function<String, Optional<ChannelMap>> known;

  MapSection(MapProblems problems, Function<String, Optional<ChannelMap>> known) {
    this.problems = problems;
    this.known = known;
  }

  /** The map; of no use once the document has a problem. */
  Optional<ChannelMap> read(JsonItem item) {
    return MapValues.of(item, problems, MEMBERS).map(this::read);
  }

  private ChannelMap read(MapValues values) {
    if (values.item("id").isEmpty()) {
      values.wrong("id", "is missing");
    }
    Optional<ChannelMap> like = like(values);
    if (values.item("channels").isEmpty() && values.item("like").isEmpty()) {
      values.wrong("channels", "is missing, and so is like");
    }
    boolean own = values.item("channels").isPresent();
    List<SampleChannel> found =
        own
            ? new ChannelSection(problems).read(values)
            : like.map(ChannelMap::channels).orElse(List.of());
    List<SampleChannel> channels = ConfiguredRatings.read(values, problems).applied(found);
    ChannelMap map = map(values, channels, own ? Optional.empty() : like, like);
    if (values.item("like").isEmpty() || like.isPresent()) {
      check(map, values);
    }
    return map;
  }

  /**
   * @param layout what the octets of the samples are taken from
   * @param like what all else is taken from
   */
  private ChannelMap map(
      MapValues values,
      List<SampleChannel> channels,
      Optional<ChannelMap> layout,
      Optional<ChannelMap> like) {
    int end = channels.stream().mapToInt(SampleChannel::end).max().orElse(0);
    MapKey key = key(values).or(() -> like.map(ChannelMap::key)).orElse(new MapKey.Unbound());
    Optional<SampleRate> rate = rate(values);
    return new ChannelMap(
        values.text("id").orElse(""),
        about(values).or(() -> like.map(ChannelMap::about)).orElse(""),
        formats(values, key, like),
        key,
        channels,
        values
            .whole("sampleOctets", 1, ChannelMap.MAX_OCTETS)
            .orElse(layout.map(ChannelMap::sampleOctets).orElse(end)),
        rate.or(() -> like.flatMap(ChannelMap::rate)),
        values.number("nominalHertz").or(() -> like.map(ChannelMap::nominalHertz)).orElse(0.0),
        values
            .whole("wrap", 1, 1 << 24)
            .or(() -> rate.isPresent() ? Optional.empty() : like.map(ChannelMap::wrap))
            .orElse(0),
        values
            .constant("vrtg", VoltageRating.values())
            .or(() -> like.map(ChannelMap::voltageRating))
            .orElse(VoltageRating.LINE),
        delay(values, channels)
            .or(() -> layout.map(ChannelMap::delayChannel))
            .orElse(ChannelMap.NO_DELAY),
        values.item("pairs").isPresent()
            ? pairs(values, channels)
            : layout.map(ChannelMap::pairs).orElse(List.of()));
  }

  private Optional<ChannelMap> like(MapValues values) {
    Optional<String> name = values.text("like");
    Optional<ChannelMap> map = name.flatMap(known);
    if (name.isPresent() && map.isEmpty()) {
      values.wrong(
          "like",
          "there is no map "
              + MapProblems.quote(name.get())
              + " before this one, among those that are shipped, or as a profile FfSsIiUu");
    }
    return map;
  }

  private static Optional<String> about(MapValues values) {
    return values
        .text("about")
        .map(text -> text.length() > MAX_ABOUT ? text.substring(0, MAX_ABOUT) : text);
  }

  private Set<SvFormat> formats(MapValues values, MapKey key, Optional<ChannelMap> like) {
    if (values.item("formats").isEmpty()) {
      Set<SvFormat> usual =
          key instanceof MapKey.ByDataSet
              ? Set.of(SvFormat.IEC_61850_9_1, SvFormat.FT3)
              : Set.of(SvFormat.IEC_61850_9_2);
      return like.map(ChannelMap::formats).orElse(usual);
    }
    Set<SvFormat> formats = EnumSet.noneOf(SvFormat.class);
    for (JsonItem item : values.list("formats", SvFormat.values().length)) {
      boolean there = false;
      for (SvFormat format : SvFormat.values()) {
        if (item instanceof JsonItem.Text text && text.value().equals(format.id())) {
          there = formats.add(format);
        }
      }
      if (!there) {
        problems.add(item.path(), "must be 9-1, 9-2 or ft3, each once, not " + item.kind());
      }
    }
    return formats;
  }

  private Optional<MapKey> key(MapValues map) {
    List<String> allowed = List.of("svId", "appId", "source", "lnName", "dataSetName", "ldName");
    return map.item("key")
        .flatMap(item -> MapValues.of(item, problems, allowed))
        .map(MapSection::keyOf);
  }

  private static MapKey keyOf(MapValues values) {
    boolean byName = BY_NAME.stream().anyMatch(name -> values.item(name).isPresent());
    List<String> others = List.of("lnName", "dataSetName", "ldName");
    if (!byName) {
      return new MapKey.ByDataSet(
          values.whole("lnName", 0, 0xFF).orElse(MapKey.ANY),
          values.whole("dataSetName", 0, 0xFF).orElse(MapKey.ANY),
          values.whole("ldName", 0, 0xFFFF).orElse(MapKey.ANY));
    }
    for (String name : others) {
      values
          .item(name)
          .ifPresent(
              item -> values.wrong(name, "does not stand beside " + String.join(", ", BY_NAME)));
    }
    return new MapKey.ByName(
        values.text("svId"), values.hex("appId").orElse(MapKey.ANY), values.address("source"));
  }

  private Optional<SampleRate> rate(MapValues map) {
    return map.item("rate")
        .flatMap(item -> MapValues.of(item, problems, List.of("value", "mode")))
        .map(
            values -> {
              if (values.item("value").isEmpty()) {
                values.wrong("value", "is missing");
              }
              return new SampleRate(
                  values
                      .constant("mode", SampleRate.Mode.values())
                      .orElse(SampleRate.Mode.PER_SECOND),
                  values.whole("value", 1, SampleRate.MAX).orElse(1));
            });
  }

  private static Optional<Integer> delay(MapValues values, List<SampleChannel> channels) {
    return values.text("delay").map(name -> index(values, "delay", name, channels));
  }

  private List<PowerPair> pairs(MapValues map, List<SampleChannel> channels) {
    List<PowerPair> pairs = new ArrayList<>();
    for (JsonItem item : map.list("pairs", ChannelMap.MAX_CHANNELS)) {
      MapValues.of(item, problems, List.of("name", "voltage", "current"))
          .ifPresent(
              values ->
                  pairs.add(
                      new PowerPair(
                          values.text("name").orElse(""),
                          index(values, "voltage", values.text("voltage").orElse(""), channels),
                          index(values, "current", values.text("current").orElse(""), channels))));
    }
    return pairs;
  }

  private static int index(
      MapValues values, String member, String name, List<SampleChannel> channels) {
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).name().equals(name)) {
        return i;
      }
    }
    values.wrong(member, "there is no channel " + MapProblems.quote(name));
    return -1;
  }

  private void check(ChannelMap map, MapValues values) {
    for (DataSetProblem problem : map.problems()) {
      problems.add(values.path(problem.path()), problem.message());
    }
  }
}
