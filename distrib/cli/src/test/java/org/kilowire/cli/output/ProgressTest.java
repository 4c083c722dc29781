// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person sees of rows and progress on one terminal. */
class ProgressTest {

  /** Between controls and text. */
  private static final Pattern PARTS =
      Pattern.compile("(?=[\\r\\n])|(?<=[\\r\\n])|(?=\\x1b)|(?<=\\[K)");

  /** Standard output and standard error of a command that was started on a terminal. */
  private final StringWriter terminal = new StringWriter();

  private final PrintWriter writer = new PrintWriter(terminal);
  private long now;

  private Printer printer(boolean isTerminal) {
    Progress progress = new Progress(writer, isTerminal, () -> now);
    return new Printer(writer, writer, Printer.Form.TEXT, progress);
  }

  private void elapse(int millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  /**
   * The lines of the screen, as a terminal makes them of carriage return and "erase to the end".
   */
  private List<String> screen() {
    List<String> lines = new ArrayList<>(List.of(""));
    for (String part : PARTS.splitAsStream(terminal.toString()).toList()) {
      int last = lines.size() - 1;
      switch (part) {
        case "\n" -> lines.add("");
        case "\r" -> lines.set(last, "\r" + lines.get(last));
        case "\u001b[K" -> lines.set(last, "");
        default -> lines.set(last, lines.get(last) + part);
      }
    }
    return lines;
  }

  @Test
  void progress_is_one_line_below_the_rows_and_the_sum_stays() {
    Printer printer = printer(true);
    elapse(7000); // somebody types a password
    printer.progress().octets(50);
    assertThat(screen()).as("not at once").containsExactly("");
    elapse(600);
    printer.progress().octets(300);
    assertThat(screen()).containsExactly("300 octets, 0.6 s, 500 octets/s");
    printer.line("row 1", Map.of());
    printer.line("row 2", Map.of());
    assertThat(screen()).containsExactly("row 1", "row 2", "");
    elapse(400);
    printer.progress().octets(1000);
    assertThat(screen())
        .containsExactly("row 1", "row 2", "2 rows, 1,000 octets, 1.0 s, 1,000 octets/s");
    elapse(1000);
    printer.progress().octets(2000);
    printer.advise("advice");
    printer.progress().octets(2000);
    printer.progress().end();
    assertThat(screen())
        .containsExactly(
            "row 1", "row 2", "advice", "2 rows, 2,000 octets, 2.0 s, 1,000 octets/s", "");
  }

  @Test
  void a_command_that_is_done_at_once_shows_none() {
    Printer printer = printer(true);
    printer.progress().octets(300);
    printer.line("row", Map.of());
    printer.progress().end();
    assertThat(screen()).containsExactly("row", "");
  }

  @Test
  void where_standard_error_is_no_terminal_there_is_none() {
    Printer printer = printer(false);
    elapse(5000);
    printer.progress().octets(300);
    printer.line("row 1", Map.of());
    printer.line("row 2", Map.of());
    elapse(5000);
    printer.progress().octets(600);
    printer.progress().end();
    assertThat(terminal.toString().lines()).containsExactly("row 1", "row 2");
  }
}
