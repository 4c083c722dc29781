// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.kilowire.sv.SvFormat;

/**
 * What lies where in the samples of a stream's ASDUs. A map may hold anything; it may be used where
 * {@link #problems} finds none.
 *
 * @param id of the map, and the name of the stream where it has a key
 * @param about a line for people
 * @param formats of the ASDUs that it is for
 * @param channels in the order of the data set, 1..{@link #MAX_CHANNELS}
 * @param sampleOctets length of the samples of an ASDU; an ASDU of another length is not taken
 * @param rate empty where it is not known ahead
 * @param nominalHertz nominal frequency of the network, 0 where it is not known
 * @param wrap the number behind the highest smpCnt, 0 for that of the rate
 * @param voltageRating what PhsA.Vrtg counts (9-1 and FT3)
 * @param delayChannel index of the channel with the delay of the merging unit in microseconds;
 *     {@link #NO_DELAY}. The header of 9-1 and FT3 has one of its own.
 * @param pairs what power is calculated of
 */
public record ChannelMap(
    String id,
    String about,
    Set<SvFormat> formats,
    MapKey key,
    List<SampleChannel> channels,
    int sampleOctets,
    Optional<SampleRate> rate,
    double nominalHertz,
    int wrap,
    VoltageRating voltageRating,
    int delayChannel,
    List<PowerPair> pairs) {

  public static final int MAX_CHANNELS = 64;

  /** The most octets of samples that a map may speak of: more than a frame has. */
  public static final int MAX_OCTETS = 1500;

  public static final int NO_DELAY = -1;

  public ChannelMap {
    Objects.requireNonNull(id);
    Objects.requireNonNull(about);
    formats = Set.copyOf(formats);
    Objects.requireNonNull(key);
    channels = List.copyOf(channels);
    Objects.requireNonNull(rate);
    Objects.requireNonNull(voltageRating);
    pairs = List.copyOf(pairs);
  }

  /** All that forbids to use this map, with paths that begin at it: {@code channels[3].name}. */
  public List<DataSetProblem> problems() {
    return new ChannelMapRules(this).check();
  }

  /** The three-phase groups, by quantity and phase; of twins the first. */
  public List<PhaseGroup> groups() {
    return PhaseGroup.of(channels);
  }

  /** Samples a second; empty where nothing says it. */
  public OptionalDouble samplesPerSecond() {
    return rate.isPresent() ? rate.get().samplesPerSecond(nominalHertz) : OptionalDouble.empty();
  }

  /** The index of the channel of this name. */
  public OptionalInt index(String name) {
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).name().equals(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** This map for other streams. */
  public ChannelMap bound(String newId, MapKey newKey) {
    return new ChannelMap(
        newId,
        about,
        formats,
        newKey,
        channels,
        sampleOctets,
        rate,
        nominalHertz,
        wrap,
        voltageRating,
        delayChannel,
        pairs);
  }

  /** This map at another rate, with the wrap that follows from it. */
  public ChannelMap at(SampleRate newRate, double newNominalHertz) {
    return new ChannelMap(
        id,
        about,
        formats,
        key,
        channels,
        sampleOctets,
        Optional.of(newRate),
        newNominalHertz,
        0,
        voltageRating,
        delayChannel,
        pairs);
  }
}
