// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.meter.MeterRun;
import org.kilowire.cli.meter.RowPrinter;
import org.kilowire.cli.option.RangeOptions;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.dlms.DlmsProfiles;
import org.kilowire.meter.dlms.ProfileSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms profile}: rows of a profile, decoded as the gateway decodes them. */
@Command(
    name = "profile",
    description = "Reads rows of a profile: all, by time, or by entries.",
    mixinStandardHelpOptions = true)
final class DlmsProfile implements Callable<Integer> {

  /** Few enough that rows are printed as they come. */
  private static final int ROWS_A_BLOCK = 16;

  @Mixin private DlmsOptions options;
  @Mixin private RangeOptions range;
  @Mixin private TableOptions output;

  @Parameters(paramLabel = "OBIS", description = "the profile, as 99.1.0 or 1.0.99.1.0.255")
  private String obis;

  @Option(
      names = "--entries",
      paramLabel = "A-B",
      description = "rows by their place in the archive, the oldest is 1: 1-100")
  private Optional<String> entries = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Quantity series =
        LogicalName.parse(obis)
            .map(name -> Quantity.of(new Obis(name.octets())))
            .orElseThrow(() -> new WrongUsage(obis + " is no OBIS code"));
    DlmsRun run = new DlmsRun(options, output, spec, Optional.empty());
    ProfileSelection wanted = selection(run);
    RowPrinter rows = new RowPrinter(run.printer(), run::text);
    return run.client(
        client -> profiles(client, run).read(series, wanted, MeterRun.context(), rows::print),
        coverage -> end(run, rows));
  }

  private static DlmsProfiles profiles(DlmsClient client, DlmsRun run) {
    return new DlmsProfiles(client, run.meter(), "", ROWS_A_BLOCK);
  }

  private ProfileSelection selection(DlmsRun run) {
    Optional<RangeOptions.Range> between = range.range(run.zone(), Instant.now());
    if (between.isPresent() && entries.isPresent()) {
      throw new WrongUsage("--entries or --from and --to, not both");
    }
    return between
        .map(DlmsProfile::selection)
        .or(() -> entries.map(DlmsProfile::entries))
        .orElseGet(ProfileSelection.All::new);
  }

  /** (from, to]: a row belongs to the interval that its time ends. */
  private static ProfileSelection selection(RangeOptions.Range range) {
    return new ProfileSelection.Between(range.after().plusMillis(1), range.upTo());
  }

  private static ProfileSelection entries(String text) {
    if (text.matches("\\d{1,9}-\\d{1,9}")) {
      List<Long> ends = List.of(text.split("-", 2)).stream().map(Long::valueOf).toList();
      if (ends.get(0) >= 1 && ends.get(0) <= ends.get(1)) {
        return new ProfileSelection.Entries(ends.get(0), ends.get(1));
      }
    }
    throw new WrongUsage("--entries is A-B, from 1, like 1-100, not " + text);
  }

  private static int end(DlmsRun run, RowPrinter rows) {
    if (rows.rows() == 0) {
      run.printer().advise("no rows");
    }
    return ExitCode.DONE;
  }
}
