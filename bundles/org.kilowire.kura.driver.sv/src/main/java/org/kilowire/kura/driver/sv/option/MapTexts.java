// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.document.ChannelMapDocument;
import org.kilowire.sv.dataset.document.ChannelMapResult;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.dataset.scl.SclDocument;
import org.kilowire.sv.dataset.scl.SclResult;

/** The documents among the options: channel maps, and SCL. What is wrong is told to the options. */
final class MapTexts {

  /** A document may have 200 problems; so many are told, and how many there are. */
  private static final int MOST_TOLD = 20;

  private final OptionValues given;
  private final List<ChannelMap> maps;
  private final Optional<SclResult.Read> scl;

  /**
   * Reads both.
   *
   * @param nominalHertz 0 where nobody says it
   */
  MapTexts(OptionValues given, double nominalHertz) {
    this.given = given;
    maps = given.text(StreamTraits.MAPS).map(this::read).orElse(List.of());
    scl = given.text(StreamTraits.SCL).flatMap(text -> read(text, nominalHertz));
  }

  /** Those of the document or of the names; none where neither is given. */
  List<ChannelMap> maps() {
    return maps;
  }

  /** What SCL promises; empty where it is not given. */
  Optional<SclResult.Read> scl() {
    return scl;
  }

  private List<ChannelMap> read(String text) {
    return text.startsWith("{") ? document(text) : named(text);
  }

  /** Of two whose keys name one stream the one that asks for more comes first. */
  private List<ChannelMap> document(String text) {
    ChannelMapResult result = ChannelMapDocument.read(text.getBytes(StandardCharsets.UTF_8));
    if (result instanceof ChannelMapResult.Whole whole) {
      return whole.maps().stream()
          .sorted(Comparator.comparingInt(map -> -map.key().weight()))
          .toList();
    }
    ChannelMapResult.Refused refused = (ChannelMapResult.Refused) result;
    refused.problems().stream()
        .limit(MOST_TOLD)
        .forEach(problem -> given.problem(StreamTraits.MAPS, problem.toString()));
    if (refused.total() > MOST_TOLD) {
      given.problem(StreamTraits.MAPS, refused.total() + " problems in all");
    }
    return List.of();
  }

  /** For whatever streams have their length: these are called by their own names. */
  private List<ChannelMap> named(String text) {
    List<ChannelMap> found = new ArrayList<>();
    for (String name : text.split("[,;\\s]+", -1)) {
      Optional<ChannelMap> map = ShippedMaps.find(name);
      if (map.isEmpty()) {
        given.problem(
            StreamTraits.MAPS,
            "neither a document nor a map that is shipped: "
                + (name.length() > 80 ? name.substring(0, 80) + "..." : name));
      }
      map.map(one -> one.bound(one.id(), new MapKey.Unbound())).ifPresent(found::add);
    }
    return found;
  }

  private Optional<SclResult.Read> read(String text, double nominalHertz) {
    SclResult result = SclDocument.read(text.getBytes(StandardCharsets.UTF_8), nominalHertz);
    if (result instanceof SclResult.Read read) {
      return Optional.of(read);
    }
    given.problem(StreamTraits.SCL, ((SclResult.Refused) result).detail());
    return Optional.empty();
  }
}
