// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.RangeOptions;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.iec62056.profile.ProfileQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 log}: entries of a log, in the meter's order. */
@Command(
    name = "log",
    description = "Reads entries of a log in the programming mode, in the meter's order.",
    mixinStandardHelpOptions = true)
final class Iec62056Log implements Callable<Integer> {

  private static final Duration USUAL = Duration.ofDays(30);

  @Mixin private Iec62056Options options;
  @Mixin private RangeOptions range;
  @Mixin private TableOptions output;

  @Parameters(paramLabel = "NAME", description = "the log, as P.98, P.99, P.200, P.210 or P.211")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Iec62056Run run = new Iec62056Run(options, output, spec);
    ProfileQuery query = ProfileWindow.query(run, name, range, USUAL);
    LogPrinter entries = new LogPrinter(run.printer(), run::text);
    return run.programming(
        client -> client.profile(query, entries),
        coverage -> {
          if (entries.entries() == 0) {
            run.printer().advise("no entries");
          }
          return ExitCode.DONE;
        });
  }
}
