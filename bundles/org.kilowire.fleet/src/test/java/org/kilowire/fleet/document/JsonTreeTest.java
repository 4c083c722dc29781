// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.fleet.document.Documents.reader;
import static org.kilowire.fleet.document.Documents.refused;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.FleetResult;

final class JsonTreeTest {

  private static DocumentProblem only(FleetResult result) {
    assertThat(refused(result).problems()).hasSize(1);
    return refused(result).problems().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":True}",
        "{\"a\":NULL}",
        "{\"a\":1;\"b\":2}",
        "{\"a\"=1}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\'\"}",
        "{\"a\":\"\\\n\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{} {}",
        "{}]",
        "{},",
        "// no\n{}",
        "#\n{}",
        ")]}'\n{}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "\u0000",
        "nul",
        "{\"version\":1,\"version\":1"
      })
  void what_is_not_json_is_one_problem_of_the_whole_document(String text) {
    DocumentProblem problem = only(reader().read(text));
    assertThat(problem.path()).isEqualTo("$");
    assertThat(problem.message()).matches("not JSON: .* \\(line \\d+, column \\d+\\)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '{\\n "a" 1}'        | line 2, column 7
          '{\\n "a": 1,\\n\\n' | line 4, column 1
          '{"a": True}'        | line 1, column 7
          '{\\n"a": "\t"}'     | line 2, column 7
          """)
  void the_place_is_told(String text, String place) {
    assertThat(only(reader().read(text.replace("\\n", "\n"))).message()).contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "1", "\"x\"", "[]"})
  void another_value_than_an_object_is_no_fleet(String text) {
    assertThat(only(reader().read(text)).message()).startsWith("must be an object, not ");
  }

  @Test
  void nesting_has_an_end() {
    assertThat(only(reader().read("[".repeat(100_000))))
        .isEqualTo(new DocumentProblem("$" + "[0]".repeat(16), "nested deeper than 16"));
    String deepest = "{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}";
    assertThat(refused(reader().read(deepest)).problems())
        .extracting(DocumentProblem::path)
        .containsExactly("$", "$", "$.a");
  }

  @Test
  void the_number_of_values_has_an_end() {
    DocumentProblem problem = only(reader().read("[" + "0,".repeat(600_000) + "0]"));
    assertThat(problem)
        .isEqualTo(new DocumentProblem("$[499999]", "more than 500000 values in one document"));
  }

  @Test
  void the_size_has_an_end() {
    byte[] octets = new byte[FleetReader.MAX_OCTETS + 1];
    assertThat(only(reader().read(octets)).message()).contains("8388609 octets");
    String wide = "\u00e4".repeat(FleetReader.MAX_OCTETS / 2 + 1);
    assertThat(only(reader().read(wide)).message()).contains("8388610 octets");
  }

  @Test
  void octets_are_utf_8_or_refused() {
    byte[] octets = "{\"gateway\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(only(reader().read(octets))).isEqualTo(new DocumentProblem("$", "not UTF-8"));
  }

  @Test
  void names_of_any_kind_make_a_path() {
    String document =
        "{\"version\":1,\"gateway\":\"g\",\"it's\":0,\"a\\\\b\":0,\"a\\u001bb\":0,\"\":0,\""
            + "n".repeat(5_000)
            + "\":0}";
    assertThat(refused(reader().read(document)).problems())
        .extracting(DocumentProblem::path)
        .containsExactly(
            "$['it\\'s']", "$['a\\\\b']", "$['a?b']", "$['']", "$['" + "n".repeat(48) + "...']");
  }
}
