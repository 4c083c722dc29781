// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ProfileName;

/** The maps that come with the bundle; none is bound to a stream by its name. */
public final class ShippedMaps {

  private static final List<String> FILES =
      List.of("9-2le.json", "61869-9.json", "universal.json", "state-grid.json", "9-2-delay.json");

  private static final Map<String, ChannelMap> ALL = load();

  private ShippedMaps() {}

  /** By id, in the order of the documentation. */
  public static Map<String, ChannelMap> all() {
    return ALL;
  }

  /** The map of an id, or of a profile's name {@code FfSsIiUu}. */
  public static Optional<ChannelMap> find(String id) {
    return Optional.ofNullable(ALL.get(id)).or(() -> ProfileName.parse(id).map(ProfileName::map));
  }

  private static Map<String, ChannelMap> load() {
    Map<String, ChannelMap> all = new LinkedHashMap<>();
    for (String file : FILES) {
      ChannelMapResult result = ChannelMapDocument.read(octets(file), all);
      if (!(result instanceof ChannelMapResult.Whole whole)) {
        throw new IllegalStateException(file + ": " + result);
      }
      whole.maps().forEach(map -> all.put(map.id(), map));
    }
    return Collections.unmodifiableMap(all);
  }

  private static byte[] octets(String file) {
    try (InputStream in = ShippedMaps.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the bundle has lost " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
