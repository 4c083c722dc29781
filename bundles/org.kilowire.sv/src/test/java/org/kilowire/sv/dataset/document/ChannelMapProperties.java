// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.Assertions;

final class ChannelMapProperties {

  @Property(tries = 200, seed = "41")
  void any_octets_are_done_with(@ForAll @Size(max = 400) byte[] input) {
    ChannelMapFuzz.fuzzerTestOneInput(input);
    Assertions.assertThat(ChannelMapDocument.read(input)).isNotNull();
  }

  /** Words of one document in each other's places: most of it is JSON, and little is right. */
  @Property(tries = 300, seed = "42")
  void a_shipped_document_with_words_swapped_is_done_with(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String text = resource("state-grid.json");
    String[] words = text.split("(?<=[\\s:,\\[\\]{}])|(?=[\\s:,\\[\\]{}])");
    for (int i = random.nextInt(6); i >= 0; i--) {
      words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
    }
    byte[] changed = String.join("", words).getBytes(StandardCharsets.UTF_8);
    Assertions.assertThatCode(() -> ChannelMapFuzz.fuzzerTestOneInput(changed))
        .as("seed %d", seed)
        .doesNotThrowAnyException();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ShippedMaps.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
