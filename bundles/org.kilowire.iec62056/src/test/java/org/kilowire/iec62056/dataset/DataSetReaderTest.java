// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSetReaderTest {

  private static List<DataSet> sets(String text) {
    return DataMessage.of(text).dataSets();
  }

  /** text | name | value | unit of the first value: forms seen in the field. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.8.0(0012345.678*kWh)         | 1.8.0         | 0012345.678       | kWh",
        "1-0:1.8.0*255(0008048.375*kWh) | 1-0:1.8.0*255 | 0008048.375       | kWh",
        "1.8.0*01(5*kWh)                | 1.8.0*01      | 5                 | kWh",
        "1.6.1&01(5*kW)                 | 1.6.1&01      | 5                 | kW",
        "1.8.0(0000000 kWh)             | 1.8.0         | 0000000           | kWh",
        "1.8.0(000007,4*kW)             | 1.8.0         | 000007,4          | kW",
        "1.8.0(   12.3*kWh )            | 1.8.0         | 12.3              | kWh",
        "0.9.1(   )                     | 0.9.1         | ''                | ''",
        "F.F()                          | F.F           | ''                | ''",
        "1.5(---.-*kW)                  | 1.5           | ---.-             | kW",
        "ET0PE(16907.9477764)           | ET0PE         | 16907.9477764     | ''",
        "0F0880FF(1,2,3)                | 0F0880FF      | 1,2,3             | ''",
        "1.6.0,5(0.830*kW)              | 1.6.0,5       | 0.830             | kW",
        "C.1(/SX330)                    | C.1           | /SX330            | ''",
        "9.4(088*C&082*C)               | 9.4           | 088*C&082*C       | ''",
        "9.36(2017-01-18&01:36:47)      | 9.36          | 2017-01-18&01:36:47 | ''",
        "0.9.2(00-00-00 00:00)          | 0.9.2         | 00-00-00 00:00    | ''",
        "0.0.0((1)                      | 0.0.0         | (1                | ''",
        "C.2(a!b)                       | C.2           | a!b               | ''"
      })
  void a_data_set_keeps_what_it_had(String text, String name, String value, String unit) {
    List<DataSet> found = sets(text + "\r\n!\r\n");
    assertThat(found).hasSize(1);
    DataSet set = found.get(0);
    assertThat(set.name()).isEqualTo(name);
    assertThat(set.first()).isEqualTo(new DataSetValue(value, unit));
    assertThat(set.raw()).isEqualTo(text.strip());
  }

  @Test
  void equal_names_are_no_duplicates() {
    assertThat(sets("P(1)\r\nP(1)\r\nP(2)\r\n!\r\n"))
        .extracting(DataSet::raw)
        .containsExactly("P(1)", "P(1)", "P(2)");
  }

  @Test
  void a_line_has_any_number_of_data_sets_and_of_brackets() {
    List<DataSet> found = sets("6.8(1*MWh)6.26(2*m3)1.6.0(0.8*kW)(2606121045)\r\n");
    assertThat(found).extracting(DataSet::name).containsExactly("6.8", "6.26", "1.6.0");
    assertThat(found.get(2).values())
        .containsExactly(new DataSetValue("0.8", "kW"), new DataSetValue("2606121045", ""));
  }

  @Test
  void a_line_that_begins_with_a_bracket_belongs_to_the_one_before() {
    List<DataSet> found = sets("0.1.2(a)\r\n(b)(c)\r\n(d)\r\nF.F(0)\r\n");
    assertThat(found).extracting(DataSet::continued).containsExactly(false, true, true, false);
    assertThat(found.get(2).name()).isEqualTo("0.1.2");
    assertThat(found.get(1).raw()).isEqualTo("(b)(c)");
  }

  @Test
  void an_answer_may_have_no_name() {
    assertThat(sets("(0032907.842*kWh)"))
        .containsExactly(
            new DataSet(
                "", List.of(new DataSetValue("0032907.842", "kWh")), "(0032907.842*kWh)", false));
  }

  @Test
  void a_line_without_brackets_is_a_name() {
    assertThat(sets("  25818685\r\nDE01\n\n\n"))
        .extracting(DataSet::name)
        .containsExactly("25818685", "DE01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\n\n", "\r", "\r\n\r\n"})
  void whatever_ends_a_line_does(String end) {
    assertThat(sets("1.8.0(1)" + end + "2.8.0(2)" + end + "!" + end + "3.8.0(3)")).hasSize(2);
  }

  @Test
  void a_bracket_that_is_not_closed_costs_its_line_only() {
    List<String> bad = new ArrayList<>();
    List<DataSet> good = new ArrayList<>();
    byte[] text = "1.8.0(12\r\n2.8.0(3)\r\n1.6.0(4".getBytes(StandardCharsets.US_ASCII);
    DataSetReader.Summary summary =
        new DataSetReader()
            .read(
                text,
                0,
                text.length,
                100,
                new DataSetSink() {
                  @Override
                  public void dataSet(DataSet set) {
                    good.add(set);
                  }

                  @Override
                  public void unreadable(String raw) {
                    bad.add(raw);
                  }
                });
    assertThat(good).extracting(DataSet::raw).containsExactly("2.8.0(3)");
    assertThat(bad).containsExactly("1.8.0(12", "1.6.0(4");
    assertThat(summary.open()).isTrue();
    assertThat(summary.unreadable()).isEqualTo(2);
  }

  @Test
  void a_damaged_character_is_never_a_reading() {
    assertThat(sets("1.8.0(1\u00ff3)\r\n1\u00ff8.0(5)\r\n2.8.0(3)"))
        .extracting(DataSet::raw)
        .containsExactly("2.8.0(3)");
  }

  @Test
  void more_data_sets_than_wanted_are_told() {
    byte[] text = "a(1)\r\nb(2)\r\nc(3)".getBytes(StandardCharsets.US_ASCII);
    assertThat(DataMessage.of(text, 0, text.length, 2).summary().more()).isTrue();
    assertThat(DataMessage.of(text, 0, text.length, 3).summary().more()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'   ', true", "---.-, true", "--, true", "0, false", "0.0, false"})
  void none_is_never_zero(String text, boolean missing) {
    DataSetValue value = new DataSetValue(text, "");
    assertThat(value.isMissing()).isEqualTo(missing);
    assertThat(value.number().isPresent()).isEqualTo(!missing);
  }

  @ParameterizedTest
  @CsvSource({
    "0012345.678, 12345678, -3",
    "000.000, 0, -3",
    "-12.50, -1250, -2",
    "'000007,4', 74, -1",
    "00000000, 0, 0",
    "000000123456789012345678, 123456789012345678, 0"
  })
  void a_number_keeps_its_digits(String text, long unscaled, int exponent) {
    assertThat(Numeral.parse(text)).contains(new Numeral(unscaled, exponent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,2,3", "1.2.3", "12a", "-", ".", "+", "1234567890123456789", "26-06-30"})
  void what_is_no_number_is_none(String text) {
    assertThat(Numeral.parse(text)).isEmpty();
  }

  @Test
  void a_comma_may_be_told_to_part_a_list() {
    assertThat(Numeral.parse("1,2", false)).isEmpty();
    assertThat(new DataSetValue("1,2", "").members(',')).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.0, 1-0:1.8.0*255",
    "1-0:1.8.0*255, 1-0:1.8.0*255",
    "1.8.0*01, 1-0:1.8.0*1",
    "1.8.0&12, 1-0:1.8.0*12",
    "1.5, 1-0:1.5.255*255",
    "C.1.0, 1-0:96.1.0*255",
    "F.F, 1-0:97.97.255*255",
    "1-1:1.29.0, 1-1:1.29.0*255"
  })
  void a_code_has_its_groups(String name, String canonical) {
    assertThat(RegisterName.parse(name).orElseThrow().canonical(1, 0)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ET0PE", "0F0880FF", "1.6.0,5", "1", "", "1-0", "*1:2.3", "256.1.1", "1.2.3.4"})
  void what_is_no_code_is_none(String name) {
    assertThat(RegisterName.parse(name)).isEmpty();
  }

  /** What goes on behind a data set that was lost belongs to it, and not to the one before. */
  @Test
  void a_line_that_continues_what_could_not_be_read_is_not_read_either() {
    DataMessage message = DataMessage.of("1.8.0(1)\r\n2.8.0(2\r\n(3)\r\n4.8.0(4)\r\n(5)\r\n!");
    assertThat(message.dataSets())
        .extracting(DataSet::name, DataSet::raw)
        .containsExactly(
            tuple("1.8.0", "1.8.0(1)"), tuple("4.8.0", "4.8.0(4)"), tuple("4.8.0", "(5)"));
    assertThat(message.summary().unreadable()).isEqualTo(2);
  }
}
