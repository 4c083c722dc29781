// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {

  private final StringWriter out = new StringWriter();

  private String json(Map<String, ?> members) {
    new Printer(new PrintWriter(out), true).line("for people", members);
    return out.toString().strip();
  }

  @Test
  void people_get_the_text() {
    new Printer(new PrintWriter(out), false).line("for people", Map.of("a", 1));
    assertThat(out.toString()).isEqualTo("for people" + System.lineSeparator());
  }

  @Test
  void programs_get_one_object_a_line_in_the_order_of_the_members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("z", "line\nbreak \"quoted\"");
    members.put("a", null);
    members.put("flag", true);
    members.put("list", Arrays.asList(1, null, List.of("x"), Map.of("in", 2)));
    members.put("exact", new BigDecimal("1.50"));
    assertThat(json(members))
        .isEqualTo(
            "{\"z\":\"line\\nbreak \\\"quoted\\\"\",\"a\":null,\"flag\":true,"
                + "\"list\":[1,null,[\"x\"],{\"in\":2}],\"exact\":1.50}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "9007199254740991, 9007199254740991",
    "9007199254740993, '\"9007199254740993\"'",
    "-9007199254740993, '\"-9007199254740993\"'",
    "9223372036854775807, '\"9223372036854775807\"'",
    "-9223372036854775808, '\"-9223372036854775808\"'"
  })
  void a_number_that_a_reader_may_round_is_text(long number, String printed) {
    assertThat(json(Map.of("n", number))).isEqualTo("{\"n\":" + printed + "}");
  }
}
