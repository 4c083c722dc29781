// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.push.TelegramSink;
import org.kilowire.meter.iec62056.trait.AnswerTraits;
import org.kilowire.meter.iec62056.trait.LineTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 listen}: what a meter sends by itself. */
@Command(
    name = "listen",
    description = {
      "Prints the telegrams that a meter sends by itself (mode D, DSMR P1), until it is"
          + " interrupted.",
      "Rate and characters are those of --link, or of --type: serial:/dev/ttyUSB0?baud=115200."
    },
    mixinStandardHelpOptions = true)
final class Iec62056Listen implements Callable<Integer> {

  @Mixin private Iec62056Options options;
  @Mixin private TableOptions output;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "end after so many telegrams (default: until interrupted)")
  private Optional<Integer> count = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Iec62056Run run = new Iec62056Run(options, output, spec, Optional.empty(), line());
    CrcRule rule = TraitTranslation.crc(run.traits());
    Telegrams telegrams = new Telegrams(run, count.orElse(Integer.MAX_VALUE));
    return run.listening(
        client -> client.listen(rule, telegrams),
        run.traits().duration(AnswerTraits.LISTEN_TIME),
        over -> ExitCode.DONE);
  }

  /** A person who gives a rate in the link means it; there is no request to begin at 300. */
  private Map<String, Object> line() {
    Map<String, Object> traits = new HashMap<>();
    if (!options.isTyped()) {
      LineSettings settings = options.uri().options().settings();
      traits.put(LineTraits.INITIAL_BAUD, (long) settings.baud());
      traits.put(LineTraits.FRAMING, settings.framing().toString());
    }
    return traits;
  }

  /** Prints each. */
  private static final class Telegrams implements TelegramSink {
    private final Iec62056Run run;
    private final DataSetPrinter printer;
    private int left;

    Telegrams(Iec62056Run run, int most) {
      this.run = run;
      this.printer = new DataSetPrinter(run.printer(), run.rules(), run::text);
      this.left = most;
    }

    @Override
    public boolean telegram(Telegram telegram) {
      String proof = telegram.proof().map(crc -> "CRC-16 " + crc + " right").orElse("no CRC");
      run.printer().advise("telegram " + telegram.identification() + ", " + proof);
      printer.print(telegram.message().dataSets());
      int unreadable = telegram.message().summary().unreadable();
      if (unreadable > 0) {
        run.printer().advise(unreadable + " lines could not be read");
      }
      left--;
      return left > 0;
    }

    @Override
    public void broken(Iec62056Reason reason) {
      run.printer().advise("passed over: " + reason.code());
    }
  }
}
