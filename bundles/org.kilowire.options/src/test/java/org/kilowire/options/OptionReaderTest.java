// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OptionReaderTest {

  private static OptionReader reader(Object value) {
    return new OptionReader(Map.of("f", value));
  }

  private static List<Problem> problems(OptionReader reader) {
    return reader.read(Optional.empty()).problems();
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        arguments(1, 1),
        arguments(64, 64),
        arguments(64L, 64),
        arguments((short) 7, 7),
        arguments((byte) 7, 7),
        arguments("7", 7),
        arguments(" +007 ", 7),
        arguments("", 16),
        arguments("  ", 16));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_number_may_be_of_any_kind_or_a_text_and_a_blank_is_the_default(Object value, int is) {
    OptionReader reader = reader(value);
    assertThat(reader.whole("f", 1, 64, 16)).isEqualTo(is);
    assertThat(reader.whole("absent", 1, 64, 16)).isEqualTo(16);
    assertThat(problems(reader)).isEmpty();
  }

  static Stream<Arguments> noNumbers() {
    return Stream.of(
        arguments(0, "0"),
        arguments(65, "65"),
        arguments(1L << 32 | 7, "4294967303"),
        arguments("abc", "\"abc\""),
        arguments("0", "\"0\""),
        arguments("7.0", "\"7.0\""),
        arguments("99999999999999999999", "\"99999999999999999999\""),
        arguments("9".repeat(81), '"' + "9".repeat(80) + "...\""),
        arguments(7.0, "7.0"),
        arguments(BigInteger.TEN, "10"),
        arguments(true, "true"),
        arguments(new Integer[] {7}, "Integer[]"));
  }

  @ParameterizedTest
  @MethodSource("noNumbers")
  void what_is_no_number_of_the_range_is_told_with_both(Object value, String shown) {
    OptionReader reader = reader(value);
    assertThat(reader.whole("f", 1, 64, 16)).isEqualTo(16);
    assertThat(problems(reader))
        .containsExactly(
            new Problem("f", "must be a whole number 1..64, not " + shown, "16 is used"));
  }

  @Test
  void a_text_is_without_blanks_and_what_is_none_is_not_shown() {
    assertThat(reader(" a b ").text("f", "")).contains("a b");
    assertThat(reader(" ").text("f", "")).isEmpty();
    OptionReader wrong = reader(4711);
    assertThat(wrong.text("f", "none is used")).isEmpty();
    assertThat(problems(wrong))
        .containsExactly(new Problem("f", "must be a text, not Integer", "none is used"));
  }

  @Test
  void ids_are_checked_one_by_one_and_none_is_taken_of_a_list_with_a_fault() {
    assertThat(reader(" gw-1 ").id("f", "")).contains("gw-1");
    OptionReader wrong = reader("a/b");
    assertThat(wrong.id("f", "x")).isEmpty();
    assertThat(wrong.ids("f", 9, "x")).isEmpty();
    assertThat(problems(wrong))
        .hasSize(2)
        .containsOnly(
            new Problem("f", "must be 1..64 characters of A-Z a-z 0-9 . _ -, not \"a/b\"", "x"));
  }

  @Test
  void a_text_that_counts_to_the_letter_keeps_its_blanks() {
    assertThat(reader(" 123 ").exactly("f", "")).contains(" 123 ");
    assertThat(reader("  ").exactly("f", "")).isEmpty();
  }

  @Test
  void a_choice_is_one_of_those_there_are() {
    List<String> choices = List.of("none", "low");
    assertThat(reader(" low ").choice("f", choices, "")).contains("low");
    assertThat(reader("").choice("f", choices, "")).isEmpty();
    OptionReader wrong = reader("high");
    assertThat(wrong.choice("f", choices, "none is used")).isEmpty();
    assertThat(problems(wrong))
        .containsExactly(
            new Problem("f", "must be one of none, low, not \"high\"", "none is used"));
  }

  @Test
  void a_flag_is_a_flag_or_its_text() {
    assertThat(reader(true).flag("f", false)).isTrue();
    assertThat(reader(" false ").flag("f", true)).isFalse();
    assertThat(reader(" ").flag("f", true)).isTrue();
    OptionReader wrong = reader("on");
    assertThat(wrong.flag("f", true)).isTrue();
    assertThat(problems(wrong))
        .containsExactly(new Problem("f", "must be true or false, not \"on\"", "true is used"));
  }

  @Test
  void where_one_wrong_field_leaves_no_options_each_problem_says_so() {
    OptionReader wrong = reader(0);
    Read<Integer> read = wrong.read(Optional.of(wrong.whole("f", 1, 64, 16)));
    assertThat(read.options()).contains(16);
    assertThat(read.orNone("nothing is read").options()).isEmpty();
    assertThat(read.orNone("nothing is read").problems())
        .containsExactly(
            new Problem("f", "must be a whole number 1..64, not 0", "nothing is read"));
    assertThat(read.text()).isEqualTo("f: must be a whole number 1..64, not 0");
  }
}
