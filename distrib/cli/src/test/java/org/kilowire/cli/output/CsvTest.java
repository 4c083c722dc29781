// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void quotes_what_would_be_taken_for_a_separator() {
    assertThat(Csv.line(Arrays.asList("a,b", "say \"no\"", "two\nlines", null, 1, List.of(1, "x"))))
        .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,1,1 x");
    assertThat(Csv.line(List.of(new BigDecimal("1E+3")))).isEqualTo("1000");
  }

  @Test
  void a_table_has_one_header_and_its_columns_in_order() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Printer printer = new Printer(new PrintWriter(out), new PrintWriter(err), Printer.Form.CSV);
    printer.table(List.of("b", "a"));
    printer.line("for people", Map.of("a", 1, "b", 2, "c", 3));
    printer.table(List.of("b", "a"));
    printer.line("for people", Map.of("a", 4));
    printer.failure("why not", Map.of());
    assertThat(out.toString().lines()).containsExactly("b,a", "2,1", ",4");
    assertThat(err.toString()).contains("why not");
  }
}
