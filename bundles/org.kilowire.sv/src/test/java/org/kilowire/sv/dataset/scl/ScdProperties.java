// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.Assertions;

final class ScdProperties {

  @Property(tries = 200, seed = "43")
  void any_octets_are_done_with(@ForAll @Size(max = 400) byte[] input) {
    ScdFuzz.fuzzerTestOneInput(input);
    Assertions.assertThat(SclDocument.read(input, 50)).isInstanceOf(SclResult.Refused.class);
  }

  @Property(tries = 200, seed = "44")
  void a_document_with_words_swapped_is_done_with(@ForAll long seed) {
    Random random = new Random(seed);
    String text = new String(BayDocument.whole().octets(), StandardCharsets.UTF_8);
    String[] words = text.split("(?<=[\\s\"<>/=])|(?=[\\s\"<>/=])", -1);
    for (int i = random.nextInt(8); i >= 0; i--) {
      words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
    }
    byte[] changed = String.join("", words).getBytes(StandardCharsets.UTF_8);
    Assertions.assertThatCode(() -> ScdFuzz.fuzzerTestOneInput(changed))
        .as("seed %d", seed)
        .doesNotThrowAnyException();
  }
}
