// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelPhase;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.FullScale;
import org.kilowire.sv.dataset.QualityPlace;
import org.kilowire.sv.dataset.Rating;
import org.kilowire.sv.dataset.SampleChannel;

/** The channels of a map. */
final class ChannelSection {

  private static final List<String> MEMBERS =
      List.of(
          "name",
          "quantity",
          "phase",
          "unit",
          "offset",
          "octets",
          "factor",
          "zero",
          "rated",
          "fullScale",
          "ratedValue",
          "quality",
          "twin");
  private static final Pattern STATUS = Pattern.compile("sw([12])\\.(\\d{1,2})");
  private static final int OCTETS = 4;

  private final MapProblems problems;

  ChannelSection(MapProblems problems) {
    this.problems = problems;
  }

  /** One behind the other, but for those that say where they are. */
  List<SampleChannel> read(MapValues map) {
    List<SampleChannel> channels = new ArrayList<>();
    List<MapValues> sources = new ArrayList<>();
    int next = 0;
    for (JsonItem item : map.list("channels", ChannelMap.MAX_CHANNELS)) {
      Optional<MapValues> values = MapValues.of(item, problems, MEMBERS);
      if (values.isPresent()) {
        SampleChannel channel = channel(values.get(), next);
        next = channel.end();
        channels.add(channel);
        sources.add(values.get());
      }
    }
    return withTwins(channels, sources);
  }

  private SampleChannel channel(MapValues values, int next) {
    ChannelQuantity quantity =
        values.constant("quantity", ChannelQuantity.values()).orElse(ChannelQuantity.OTHER);
    if (values.item("quantity").isEmpty()) {
      values.wrong("quantity", "is missing");
    }
    if (values.item("name").isEmpty()) {
      values.wrong("name", "is missing");
    }
    return new SampleChannel(
        values.text("name").orElse(""),
        quantity,
        values.constant("phase", ChannelPhase.values()).orElse(ChannelPhase.NONE),
        values.text("unit").orElse(quantity.unit()),
        values.whole("offset", 0, ChannelMap.MAX_OCTETS).orElse(next),
        values.whole("octets", 2, OCTETS).orElse(OCTETS),
        scale(values, quantity),
        quality(values),
        SampleChannel.NO_TWIN);
  }

  private static ChannelScale scale(MapValues values, ChannelQuantity quantity) {
    if (values.item("rated").isEmpty()) {
      for (String name : List.of("fullScale", "ratedValue")) {
        values.item(name).ifPresent(item -> values.wrong(name, "stands only beside rated"));
      }
      if (values.item("factor").isEmpty() && quantity != ChannelQuantity.OTHER) {
        values.wrong("factor", "is missing; a channel has either factor or rated");
      }
      return new ChannelScale.Fixed(
          values.number("factor").orElse(1.0), values.number("zero").orElse(0.0));
    }
    for (String name : List.of("factor", "zero")) {
      values.item(name).ifPresent(item -> values.wrong(name, "does not stand beside rated"));
    }
    Rating fallback =
        quantity == ChannelQuantity.VOLTAGE ? Rating.PHASE_VOLTAGE : Rating.PHASE_CURRENT;
    return new ChannelScale.Rated(
        values.constant("rated", Rating.values()).orElse(fallback),
        values.constant("fullScale", FullScale.values()).orElse(FullScale.MEASURING),
        configured(values, "ratedValue"));
  }

  /** A configured rated value; 0 where there is none. */
  static double configured(MapValues values, String name) {
    Optional<Double> value = values.number(name);
    if (value.isPresent() && !(value.get() > 0 && Double.isFinite(value.get()))) {
      values.wrong(name, "must be a number above 0");
      return 0;
    }
    return value.orElse(0.0);
  }

  private static QualityPlace quality(MapValues values) {
    String text = values.text("quality").orElse("none");
    Matcher status = STATUS.matcher(text);
    if (status.matches()) {
      return new QualityPlace.Status(
          Integer.parseInt(status.group(1)), Integer.parseInt(status.group(2)));
    }
    if (!text.equals("own") && !text.equals("none")) {
      values.wrong(
          "quality", "must be own, none, or sw1.0 to sw2.15, not " + MapProblems.quote(text));
    }
    return text.equals("own") ? new QualityPlace.Own() : new QualityPlace.None();
  }

  /** A twin is named by one of both or by each. */
  private static List<SampleChannel> withTwins(
      List<SampleChannel> channels, List<MapValues> sources) {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < channels.size(); i++) {
      byName.putIfAbsent(channels.get(i).name(), i);
    }
    List<SampleChannel> all = new ArrayList<>(channels);
    for (int i = 0; i < channels.size(); i++) {
      MapValues values = sources.get(i);
      Optional<String> name = values.text("twin");
      if (name.isPresent()) {
        Integer twin = byName.get(name.get());
        if (twin == null) {
          values.wrong("twin", "there is no channel " + MapProblems.quote(name.get()));
        } else {
          all.set(i, twinned(all.get(i), twin));
          if (all.get(twin).twin() == SampleChannel.NO_TWIN) {
            all.set(twin, twinned(all.get(twin), i));
          }
        }
      }
    }
    return all;
  }

  private static SampleChannel twinned(SampleChannel channel, int twin) {
    return new SampleChannel(
        channel.name(),
        channel.quantity(),
        channel.phase(),
        channel.unit(),
        channel.offset(),
        channel.octets(),
        channel.scale(),
        channel.quality(),
        twin);
  }
}
