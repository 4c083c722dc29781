// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

final class DataSetReaderProperties {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("1.8()*kWh\r\n!&, -/\u00ff").ofMaxLength(200);
  }

  @Property(tries = 500, seed = "62056")
  void any_text_is_read(@ForAll("texts") String text) {
    DataSetFuzz.fuzzerTestOneInput(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 500, seed = "62057")
  void any_octets_are_read(@ForAll @Size(max = 300) byte[] octets) {
    DataSetFuzz.fuzzerTestOneInput(octets);
  }
}
