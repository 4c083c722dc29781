// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.dataset.SampleReader;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.stream.Reception;
import org.kilowire.sv.stream.StreamProfile;

/**
 * Which channel map a stream has. A map whose key names the stream comes first, and of these one
 * that names its source; then one without a key that has its length, then, where that is wanted,
 * the one that format and length suggest.
 *
 * <p>So many streams get one and no more, since anybody may send svIDs and addresses without end:
 * {@value #MOST_OF_A_MAP} for a map with a key, {@value #MOST_OTHERS} for all others together. Of a
 * map with a source nobody else has a place, and from another source its stream gets no map at all:
 * else a map of SCL, which knows no sources, would give values to an impostor.
 */
public final class StreamMaps {

  /** Streams of one map with a key: the stream itself, on two ports, its twins. */
  public static final int MOST_OF_A_MAP = 8;

  /** Streams of maps without a key, and of assumed ones. */
  public static final int MOST_OTHERS = 64;

  /** What a stream is decoded by. */
  record Choice(SampleReader reader, StreamProfile profile, boolean assumed) {}

  /** A map with what is made of it once. */
  private static final class Known {

    private final SampleReader reader;
    private final boolean keyed;

    /** Those that are not come first. */
    private final boolean ofAnySource;

    private int streams;

    private Known(ChannelMap map) {
      reader = new SampleReader(map);
      keyed = !(map.key() instanceof MapKey.Unbound);
      ofAnySource = !(map.key() instanceof MapKey.ByName name && name.source().isPresent());
    }
  }

  private static final int OCTETS_9_2LE = 64;

  private final List<Known> maps = new ArrayList<>();
  private final double nominalHertz;
  private final double assumedRate;
  private final boolean assuming;
  private int others;

  private StreamMaps(
      List<ChannelMap> maps, double nominalHertz, boolean assuming, double assumedRate) {
    this.nominalHertz = nominalHertz;
    this.assuming = assuming;
    this.assumedRate = assumedRate;
    maps.stream()
        .sorted(Comparator.comparingInt(map -> -precedence(map.key())))
        .forEach(map -> this.maps.add(new Known(atNominal(map))));
  }

  /**
   * These maps, and no value of any other stream.
   *
   * @param nominalHertz nominal frequency of the network for rates a period; 0 if nobody knows it:
   *     then such rates are found out
   * @throws IllegalArgumentException if a map has problems
   */
  public static StreamMaps of(List<ChannelMap> maps, double nominalHertz) {
    return new StreamMaps(maps, nominalHertz, false, 0);
  }

  /**
   * No maps but those that format and length suggest: 9-2LE for 64 octets of 9-2, the universal
   * data set and State Grid's for 12 and 22 channels of 9-1 and FT3.
   *
   * @param rate samples a second; 0 if it is to be found out
   */
  public static StreamMaps assumed(double nominalHertz, double rate) {
    return new StreamMaps(List.of(), nominalHertz, true, rate);
  }

  /** Of keys without a source the first counts. */
  private static int precedence(MapKey key) {
    return key instanceof MapKey.ByName name && name.source().isPresent() ? key.weight() : 0;
  }

  private ChannelMap atNominal(ChannelMap map) {
    boolean wanted =
        map.nominalHertz() == 0
            && nominalHertz > 0
            && map.rate().map(SampleRate::mode).orElse(null) == SampleRate.Mode.PER_PERIOD;
    return wanted ? map.at(map.rate().orElseThrow(), nominalHertz) : map;
  }

  /** The choice for the stream of this ASDU; empty where it has no map. */
  Optional<Choice> choose(Reception reception, AsduView asdu) {
    boolean foreign = false;
    for (Known known : maps) {
      boolean named =
          known.keyed && known.reader.identifies(asdu, reception.appId(), reception.source());
      if (named && !(foreign && known.ofAnySource) && known.streams < MOST_OF_A_MAP) {
        known.streams++;
        return Optional.of(configured(known.reader));
      }
      foreign |= known.reader.isOfAnotherSource(asdu, reception.appId(), reception.source());
    }
    if (foreign) {
      return Optional.empty();
    }
    if (others == MOST_OTHERS) {
      return Optional.empty();
    }
    Optional<Choice> other = unnamed(asdu).or(() -> assuming ? suggested(asdu) : Optional.empty());
    other.ifPresent(choice -> others++);
    return other;
  }

  private Optional<Choice> unnamed(AsduView asdu) {
    return maps.stream()
        .filter(known -> !known.keyed && known.reader.fits(asdu))
        .findFirst()
        .map(known -> configured(known.reader));
  }

  private static Choice configured(SampleReader reader) {
    ChannelMap map = reader.map();
    OptionalDouble rate = map.samplesPerSecond();
    boolean wrapKnown = map.wrap() > 0;
    return new Choice(
        reader, new StreamProfile(map.id(), rate.orElse(0), wrapKnown ? map.wrap() : 0), false);
  }

  private Optional<Choice> suggested(AsduView asdu) {
    return mapOf(asdu)
        .flatMap(ShippedMaps::find)
        .map(map -> map.bound(map.id(), new MapKey.Unbound()))
        .map(map -> map.rate().isPresent() ? map.at(map.rate().get(), nominalHertz) : map)
        .map(SampleReader::new)
        .filter(reader -> reader.fits(asdu))
        .map(
            reader ->
                new Choice(reader, new StreamProfile(reader.map().id(), assumedRate, 0), true));
  }

  private static Optional<String> mapOf(AsduView asdu) {
    int octets = asdu.sampleLength();
    if (asdu.format() == SvFormat.IEC_61850_9_2) {
      return octets == OCTETS_9_2LE ? Optional.of("9-2LE") : Optional.empty();
    }
    return switch (octets) {
      case 24 -> Optional.of("universal-12");
      case 44 -> Optional.of("state-grid-22");
      default -> Optional.empty();
    };
  }
}
