// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.session.Readout;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 readout}: all that a meter tells without a password. */
@Command(
    name = "readout",
    description = "Reads the meter out (modes A, B and C): all that it tells without a password.",
    mixinStandardHelpOptions = true)
final class Iec62056Readout implements Callable<Integer> {

  @Mixin private Iec62056Options options;
  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Iec62056Run run = new Iec62056Run(options, output, spec);
    if (run.traits().choice(OpeningTraits.MODE).equals(OpeningTraits.D)) {
      throw new WrongUsage("a meter of mode d sends by itself: see kilowire iec62056 listen");
    }
    return run.client(MeterClient::readOut, readout -> print(run, readout));
  }

  private static int print(Iec62056Run run, Readout readout) {
    readout.identification().ifPresent(who -> run.printer().advise("identification " + who.text()));
    List<DataSet> sets = readout.message().dataSets();
    new DataSetPrinter(run.printer(), run.rules(), run::text).print(sets);
    int unreadable = readout.message().summary().unreadable();
    if (unreadable > 0) {
      run.printer().advise(unreadable + " lines could not be read");
    }
    otherSerial(run, sets)
        .ifPresent(
            shown ->
                run.printer()
                    .advise("the meter shows the serial number " + shown + ", not --address"));
    return ExitCode.DONE;
  }

  /** Some meters answer whatever address they are asked by. */
  private static Optional<String> otherSerial(Iec62056Run run, List<DataSet> sets) {
    String address = run.traits().text(OpeningTraits.ADDRESS).orElse("");
    String names = run.traits().text(AccessTraits.SERIAL_NAMES).orElse("");
    return Arrays.stream(names.split(",", -1))
        .flatMap(name -> sets.stream().filter(set -> set.name().equals(name)))
        .map(set -> set.first().text())
        .findFirst()
        .filter(shown -> !address.isEmpty() && !bare(shown).equals(bare(address)));
  }

  private static String bare(String serial) {
    return serial.strip().replaceFirst("^0+(?=.)", "");
  }
}
