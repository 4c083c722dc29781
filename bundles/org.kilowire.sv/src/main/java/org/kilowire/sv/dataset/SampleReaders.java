// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kilowire.sv.AsduView;

/**
 * The maps of a configuration, asked for that of a stream when it is seen first. A map with more in
 * its key comes before one with less; of equals the first. Maps without a key are for nobody here.
 */
public final class SampleReaders {

  private final List<SampleReader> readers;

  /**
   * @throws IllegalArgumentException if a map has problems
   */
  public SampleReaders(List<ChannelMap> maps) {
    readers =
        maps.stream()
            .filter(map -> !(map.key() instanceof MapKey.Unbound))
            .sorted(Comparator.comparingInt(map -> -map.key().weight()))
            .map(SampleReader::new)
            .toList();
  }

  /**
   * The reader for the stream of an ASDU. Whether it {@link SampleReader#fits} is for the caller to
   * ask: a stream with a map of another length is told, and gets no other map.
   *
   * @param appId of the frame around it; {@link AsduView#ABSENT} in FT3, which has none
   * @param source MAC address of the frame, 48 bits; 0 in FT3
   */
  public Optional<SampleReader> find(AsduView asdu, int appId, long source) {
    for (SampleReader reader : readers) {
      if (reader.identifies(asdu, appId, source)) {
        return Optional.of(reader);
      }
    }
    return Optional.empty();
  }
}
