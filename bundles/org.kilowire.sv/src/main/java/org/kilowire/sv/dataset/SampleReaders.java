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
            .sorted(Comparator.comparingInt(map -> -weight(map.key())))
            .map(SampleReader::new)
            .toList();
  }

  /** How much a key asks for. */
  private static int weight(MapKey key) {
    if (key instanceof MapKey.ByName name) {
      return (name.svId().isPresent() ? 2 : 0) + (name.appId() == MapKey.ANY ? 0 : 1);
    }
    if (key instanceof MapKey.ByDataSet set) {
      return (set.ldName() == MapKey.ANY ? 0 : 3)
          + (set.dataSetName() == MapKey.ANY ? 0 : 2)
          + (set.lnName() == MapKey.ANY ? 0 : 1);
    }
    return 0;
  }

  /**
   * The reader for the stream of an ASDU. Whether it {@link SampleReader#fits} is for the caller to
   * ask: a stream with a map of another length is told, and gets no other map.
   *
   * @param appId of the frame around it; {@link AsduView#ABSENT} in FT3, which has none
   */
  public Optional<SampleReader> find(AsduView asdu, int appId) {
    for (SampleReader reader : readers) {
      if (reader.identifies(asdu, appId)) {
        return Optional.of(reader);
      }
    }
    return Optional.empty();
  }
}
