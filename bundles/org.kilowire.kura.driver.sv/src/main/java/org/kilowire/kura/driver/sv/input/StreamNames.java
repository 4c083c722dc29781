// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.stream.StreamKey;

/** What streams are called in channels and readings. */
public final class StreamNames {

  private static final int LONGEST = 64;
  private static final int KEPT = 55;

  /** Maps that name their streams. Any other may be that of several, whose own names count. */
  private final Set<String> keyed;

  StreamNames(List<ChannelMap> maps) {
    keyed =
        maps.stream()
            .filter(map -> !(map.key() instanceof MapKey.Unbound))
            .map(ChannelMap::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The id of a stream. */
  String id(String map, StreamKey key) {
    return fit(keyed.contains(map) ? map : key.name());
  }

  /** Who sends a stream: its source, of FT3 that word, and its name. */
  static String device(StreamKey key) {
    String source = key.format() == SvFormat.FT3 ? "FT3" : key.sourceText();
    return source + " " + key.name();
  }

  /**
   * A name as an id: other characters than {@code A-Z a-z 0-9 . _ -} become {@code _}, a longer one
   * keeps 55 characters and a checksum.
   */
  public static String fit(String name) {
    String text = name.replaceAll("[^A-Za-z0-9._-]", "_");
    if (text.length() <= LONGEST) {
      return text.isEmpty() ? "_" : text;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return "%s-%08x".formatted(text.substring(0, KEPT), sum.getValue());
  }
}
