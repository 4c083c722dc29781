// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.ProfileName;

/**
 * Reads documents of channel maps: {@code {"version": 1, "maps": [...]}}. A map may be like one
 * before it, like one that is shipped, or like a profile's name. All that is wrong with a document
 * is told at once.
 */
public final class ChannelMapDocument {

  public static final int VERSION = 1;

  /** The largest document, in octets of UTF-8. */
  public static final int MAX_OCTETS = 1 << 20;

  public static final int MAX_MAPS = 256;

  private final MapProblems problems = new MapProblems();
  private final Map<String, ChannelMap> shipped;
  private final Map<String, ChannelMap> maps = new LinkedHashMap<>();
  private final Map<MapKey, String> keys = new HashMap<>();

  private ChannelMapDocument(Map<String, ChannelMap> shipped) {
    this.shipped = shipped;
  }

  /** Reads the octets of a document, which must be UTF-8. */
  public static ChannelMapResult read(byte[] document) {
    return read(document, ShippedMaps.all());
  }

  static ChannelMapResult read(byte[] document, Map<String, ChannelMap> shipped) {
    return new ChannelMapDocument(shipped).result(document);
  }

  private ChannelMapResult result(byte[] document) {
    text(document).flatMap(text -> JsonText.read(text, problems)).ifPresent(this::maps);
    return problems.none()
        ? new ChannelMapResult.Whole(new ArrayList<>(maps.values()))
        : problems.refused();
  }

  private Optional<String> text(byte[] document) {
    if (document.length > MAX_OCTETS) {
      problems.add("$", "has " + document.length + " octets; allowed are " + MAX_OCTETS);
      return Optional.empty();
    }
    try {
      ByteBuffer octets = ByteBuffer.wrap(document);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
    } catch (CharacterCodingException e) {
      problems.add("$", "not UTF-8");
      return Optional.empty();
    }
  }

  private void maps(JsonItem root) {
    MapValues.of(root, problems, List.of("version", "maps")).ifPresent(this::maps);
  }

  private void maps(MapValues root) {
    for (String member : List.of("version", "maps")) {
      if (root.item(member).isEmpty()) {
        root.wrong(member, "is missing");
      }
    }
    root.whole("version", VERSION, VERSION);
    MapSection section = new MapSection(problems, this::known);
    for (JsonItem item : root.list("maps", MAX_MAPS)) {
      section.read(item).ifPresent(map -> keep(map, item));
    }
  }

  private void keep(ChannelMap map, JsonItem item) {
    if (maps.putIfAbsent(map.id(), map) != null) {
      problems.add(item.path() + ".id", MapProblems.quote(map.id()) + " is there twice");
    }
    if (!(map.key() instanceof MapKey.Unbound)) {
      String first = keys.putIfAbsent(map.key(), map.id());
      if (first != null) {
        problems.add(item.path() + ".key", "is the key of " + MapProblems.quote(first) + " too");
      }
    }
  }

  private Optional<ChannelMap> known(String name) {
    return Optional.ofNullable(maps.get(name))
        .or(() -> Optional.ofNullable(shipped.get(name)))
        .or(() -> ProfileName.parse(name).map(ProfileName::map));
  }
}
