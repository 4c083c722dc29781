// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.fleet.FleetResult;

/** The schema and the reader see the same documents. */
final class FleetSchemaTest {

  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Documents.resource("/org/kilowire/fleet/fleet.schema.json"));

  static List<DocumentFault> faults() {
    return DocumentFault.all();
  }

  @Test
  void accepts_what_the_reader_accepts() {
    assertThat(schema.validate(Documents.valid(), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"version\":1,\"gateway\":\"g\"}", InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refuses_every_fault_that_needs_no_more_than_the_document_to_be_seen(DocumentFault fault) {
    assertThat(schema.validate(fault.document(), InputFormat.JSON).isEmpty())
        .as(fault.name())
        .isEqualTo(!fault.inSchema());
  }

  @Test
  void a_type_like_another_needs_nothing_else() {
    String document =
        """
        {"version": 1, "gateway": "g", "types": [
          {"id": "a", "protocol": "iec62056", "time": {"stamps": "end", "zone": "UTC"}},
          {"id": "b", "like": "a", "maker": "M", "model": "1", "known": "recalled",
           "time": {"zone": "+01:00"}}]}\
        """;
    assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
    assertThat(Documents.reader().read(document)).isInstanceOf(FleetResult.Whole.class);
    String alone = Documents.replace(document, "\"like\": \"a\", ", "");
    assertThat(schema.validate(alone, InputFormat.JSON)).isNotEmpty();
    assertThat(Documents.reader().read(alone)).isInstanceOf(FleetResult.Refused.class);
  }

  @Test
  void is_never_stricter_than_the_reader() {
    int accepted = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      String document = Mutants.ofTokens(Documents.valid(), seed);
      if (Documents.reader().read(document) instanceof FleetResult.Whole) {
        accepted++;
        assertThat(schema.validate(document, InputFormat.JSON))
            .as("seed %d: %s", seed, document)
            .isEmpty();
      }
    }
    assertThat(accepted).as("mutants that the reader accepts").isGreaterThan(40);
  }
}
