// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.RangeOptions;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.iec62056.StatusMeaning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 profile}: rows of a load profile, as they come. */
@Command(
    name = "profile",
    description = "Reads rows of a load profile in the programming mode, window by window.",
    mixinStandardHelpOptions = true)
final class Iec62056Profile implements Callable<Integer> {

  private static final Duration USUAL = Duration.ofDays(1);

  @Mixin private Iec62056Options options;
  @Mixin private RangeOptions range;
  @Mixin private TableOptions output;

  @Parameters(paramLabel = "NAME", description = "the profile, as P.01")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Iec62056Run run = new Iec62056Run(options, output, spec);
    ProfileQuery query = ProfileWindow.query(run, name, range, USUAL);
    boolean starts = run.meter().type().time().stamps() == TimeRules.Stamps.START;
    ProfilePrinter rows =
        new ProfilePrinter(run.printer(), run::text, StatusMeaning.of(run.traits()), starts);
    return run.programming(
        client -> client.profile(query, rows),
        coverage -> {
          if (rows.rows() == 0) {
            run.printer().advise("no rows");
          }
          return ExitCode.DONE;
        });
  }
}
