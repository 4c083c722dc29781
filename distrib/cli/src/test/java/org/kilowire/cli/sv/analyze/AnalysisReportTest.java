// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.kilowire.cli.output.Printer;
import org.kilowire.cli.sv.input.MapOptions;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.SvMonitor;

final class AnalysisReportTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long TIME = 1_780_000_000L * SECOND;
  private static final String CLEAR = "\u001B[H";

  private final StringWriter text = new StringWriter();
  private final AnalysisReport report =
      new AnalysisReport(new Printer(new PrintWriter(text), false), false, false, true);

  private SvMonitor monitor() throws Exception {
    return new SvMonitor(new MapOptions().maps(0), MonitorSettings.USUAL, report);
  }

  private long painted() {
    return text.toString().split(java.util.regex.Pattern.quote(CLEAR), -1).length - 1L;
  }

  private void ticks(SvMonitor monitor, long from, int tenths) {
    for (int i = 0; i <= tenths; i++) {
      report.tick(monitor, from + i * SECOND / 10);
    }
  }

  @Test
  void the_table_is_painted_each_second() throws Exception {
    ticks(monitor(), TIME, 55);
    assertThat(painted()).isEqualTo(5);
  }

  @Test
  void it_goes_on_when_the_clock_is_set_back() throws Exception {
    SvMonitor monitor = monitor();
    ticks(monitor, TIME, 55);
    ticks(monitor, TIME - 3600 * SECOND, 55);
    assertThat(painted()).isEqualTo(10);
  }
}
