// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.meter.GatewayTime;
import picocli.CommandLine.Option;

/** Whether all that passes on the line is shown. */
public final class TraceOption {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  @Option(
      names = "--trace",
      description =
          "all that passes, on standard error: time, direction, meaning, octets; passwords and"
              + " keys are left out")
  private boolean trace;

  /**
   * The trace of one link.
   *
   * @param began a time of the pump's clock, and what time of the day that is
   */
  public LineTrace to(PrintWriter err, Explainer explainer, GatewayTime began) {
    if (!trace) {
      return LineTrace.off();
    }
    return new LineTrace(
        explainer,
        (direction, now, text) -> {
          LocalTime time = LocalTime.ofInstant(began.at(now), ZoneId.systemDefault());
          String at = TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
          err.println(at + " " + direction.symbol() + " " + text);
          err.flush();
        });
  }
}
