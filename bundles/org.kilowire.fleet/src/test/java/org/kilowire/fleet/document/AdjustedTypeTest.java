// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.Trait;

/** A type of a catalogue with some traits of its user's, without a fleet document. */
final class AdjustedTypeTest {

  private static final MeterProtocol TALKS =
      new MeterProtocol() {
        @Override
        public String id() {
          return "talk";
        }

        @Override
        public List<Trait> traits() {
          return List.of(
              Trait.integer("rate", 1, 9, 3L, "How fast."),
              Trait.duration("pause", 0, 60_000, 1000, "How long."),
              Trait.secret("word", "Its password."));
        }

        @Override
        public MeterSession session(Meter meter, Secrets secrets, Counters counters) {
          throw new IllegalStateException("nobody talks here");
        }

        @Override
        public String catalogue() {
          return """
          {"version": 1, "types": [
            {"id": "plain", "protocol": "talk", "time": {"stamps": "end", "zone": "UTC"}},
            {"id": "fast", "like": "plain", "traits": {"rate": 7}}]}
          """;
        }
      };

  private static final Catalogue CATALOGUE = Catalogue.of(List.of(TALKS));

  @Test
  void traits_go_before_those_of_the_type_and_the_type_is_not_changed() {
    MeterType type = CATALOGUE.adjusted("fast", "{\"pause\": \"PT5S\"}").type().orElseThrow();
    assertThat(type.traits()).containsEntry("rate", 7L).containsEntry("pause", 5000L);
    assertThat(CATALOGUE.find("fast").orElseThrow().type().traits()).containsOnlyKeys("rate");
    assertThat(CATALOGUE.adjusted("fast", " ").type().orElseThrow().traits())
        .containsOnlyKeys("rate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fasd  | {}                        | $: there is no type "fasd"; perhaps "fast" is meant
          plain | rate                      | $: not JSON
          plain | []                        | $: must be an object, not
          plain | {"rate": 10}              | $.rate: must be a whole number 1..9
          plain | {"rats": 1}               | $.rats: unknown trait; perhaps "rate" is meant
          plain | {"pause": 5}              | $.pause: must be a time span
          plain | {"word": "secret:x"}      | $.word: unknown trait
          """)
  void what_is_wrong_is_told_by_its_place(String id, String traits, String problem) {
    AdjustedType adjusted = CATALOGUE.adjusted(id, traits);
    assertThat(adjusted.type()).isEmpty();
    assertThat(adjusted.problems()).hasSize(1);
    assertThat(adjusted.problems().get(0)).asString().startsWith(problem);
  }

  @Test
  void all_of_it_is_told_at_once() {
    assertThat(CATALOGUE.adjusted("plain", "{\"rate\": 0, \"pause\": \"1s\"}").problems())
        .extracting(DocumentProblem::path)
        .containsExactly("$.rate", "$.pause");
  }
}
