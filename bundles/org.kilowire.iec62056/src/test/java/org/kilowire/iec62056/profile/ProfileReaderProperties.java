// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ProfileReaderProperties {

  @Provide
  Arbitrary<String> answers() {
    return Arbitraries.of(
            "P.01(0260115001500)(00)(15)(2)(1.5)(kW)(2.5)(kW)",
            "(1)",
            "(2)(3)",
            "\r\n",
            "P.98(",
            "P.01(ERROR)",
            "(",
            ")",
            "(99999)",
            "(15)",
            "()",
            "P.98(0260115001500)(00)()(0)")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500, seed = "101")
  void any_answer_is_read(@ForAll("answers") String answer) {
    ProfileFuzz.fuzzerTestOneInput(answer.getBytes(StandardCharsets.ISO_8859_1));
  }
}
