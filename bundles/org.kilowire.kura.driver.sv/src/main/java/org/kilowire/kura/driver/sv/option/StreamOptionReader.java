// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kilowire.capture.octets.OctetAddress;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;
import org.kilowire.options.Read;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.ft3.Ft3Options;

/** Reads a component's configuration: the options, or all that is wrong with them. */
public final class StreamOptionReader {

  private static final long MICROSECOND = 1000;
  private static final int MOST_GROUPS = 1000;

  private final OptionValues given;

  private StreamOptionReader(Map<String, ?> configuration, List<Trait> traits) {
    given = OptionValues.of(configuration, traits);
  }

  /** Of a driver that hears an interface. */
  public static Read<BusOptions> ethernet(Map<String, ?> configuration) {
    StreamOptionReader reader = new StreamOptionReader(configuration, StreamTraits.ETHERNET);
    return reader.read(reader.ethernet());
  }

  /** Of a driver that hears FT3. */
  public static Read<BusOptions> ft3(Map<String, ?> configuration) {
    StreamOptionReader reader = new StreamOptionReader(configuration, StreamTraits.FT3);
    return reader.read(reader.ft3());
  }

  private Read<BusOptions> read(Optional<? extends StreamInput> input) {
    double nominal = nominal();
    MapTexts texts = new MapTexts(given, nominal);
    List<ChannelMap> maps = new ArrayList<>(texts.maps());
    texts.scl().ifPresent(scl -> scl.streams().forEach(one -> one.map().ifPresent(maps::add)));
    return given.read(
        input.map(
            one ->
                new BusOptions(
                    one,
                    atRate(maps, one),
                    texts.scl(),
                    nominal,
                    given.flag(StreamTraits.SIMULATED),
                    ResultChoice.of(given.text(StreamTraits.RESULTS).orElseThrow()),
                    given.number(StreamTraits.PATH_DELAY).orElseThrow() * MICROSECOND)));
  }

  private double nominal() {
    return given
        .text(StreamTraits.NOMINAL)
        .filter(text -> !text.equals(StreamTraits.UNKNOWN))
        .map(Double::parseDouble)
        .orElse(0.0);
  }

  /** FT3 says no rate: where the map does not either, the option does. */
  private static List<ChannelMap> atRate(List<ChannelMap> maps, StreamInput input) {
    int rate = input instanceof StreamInput.Ft3 ft3 ? ft3.rate() : 0;
    return maps.stream()
        .map(
            map ->
                rate > 0 && map.rate().isEmpty()
                    ? map.at(SampleRate.perSecond(rate), map.nominalHertz())
                    : map)
        .toList();
  }

  private Optional<StreamInput.Ethernet> ethernet() {
    Optional<String> first = given.text(StreamTraits.INTERFACE);
    Optional<String> second = given.text(StreamTraits.SECOND_INTERFACE);
    name(StreamTraits.INTERFACE, first);
    name(StreamTraits.SECOND_INTERFACE, second);
    if (second.isPresent() && second.equals(first)) {
      given.problem(StreamTraits.SECOND_INTERFACE, "must be another than the first");
    }
    Set<MacAddress> groups = groups();
    return first.map(
        one -> new StreamInput.Ethernet(one, second, groups, given.flag(StreamTraits.PROMISCUOUS)));
  }

  /** Linux: 15 octets, no slash, no blank. */
  private void name(String trait, Optional<String> name) {
    name.filter(one -> !one.matches("[!-.0-~]{1,15}"))
        .ifPresent(one -> given.problem(trait, "no name of an interface"));
  }

  private Set<MacAddress> groups() {
    Set<MacAddress> groups = new HashSet<>();
    for (String text : given.text(StreamTraits.GROUPS).orElse("").split("[,;\\s]+", -1)) {
      Optional<MacAddress> group = MacAddress.parse(text).filter(MacAddress::isMulticast);
      if (group.isEmpty() && !text.isEmpty()) {
        given.problem(StreamTraits.GROUPS, text + ": not like 01-0C-CD-04-00-01, of a group");
      }
      group.ifPresent(groups::add);
    }
    if (groups.size() > MOST_GROUPS) {
      given.problem(StreamTraits.GROUPS, "must be 0.." + MOST_GROUPS + ", not " + groups.size());
    }
    return groups;
  }

  private Optional<StreamInput.Ft3> ft3() {
    Optional<OctetAddress> source = parsed(StreamTraits.SOURCE, OctetAddress::parse);
    Optional<List<Ft3Layout>> layouts = parsed(StreamTraits.LAYOUT, StreamOptionReader::layout);
    Ft3Crc crc =
        new Ft3Crc(
            Integer.parseInt(given.text(StreamTraits.CRC_INIT).orElseThrow(), 16),
            given.flag(StreamTraits.CRC_COMPLEMENT));
    Ft3Options frames = new Ft3Options(crc, layouts.orElse(Ft3Layout.MERGING_UNIT));
    int rate = given.number(StreamTraits.RATE).orElseThrow();
    return source.map(one -> new StreamInput.Ft3(one, frames, rate));
  }

  private static List<Ft3Layout> layout(String text) {
    return List.of(Ft3Layout.named(text).orElseGet(() -> Ft3Layout.parse(text)));
  }

  private <T> Optional<T> parsed(String trait, Function<String, T> parser) {
    try {
      return given.text(trait).map(parser);
    } catch (IllegalArgumentException wrong) {
      given.problem(trait, wrong.getMessage());
      return Optional.empty();
    }
  }
}
