// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.signon.BaudRates;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.iec62056.signon.Mode;
import org.kilowire.meter.iec62056.trait.LineTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 scan}: who is on a line. */
@Command(
    name = "scan",
    description = {
      "Finds out who is on a line: asks without an address, or by each of --addresses, at each of"
          + " --rates, and has whoever answers show itself.",
      "No password is shown, and nothing is set."
    },
    mixinStandardHelpOptions = true)
final class Iec62056Scan implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("address", "rate", "identification", "maker", "mode", "baud", "hdlc", "serial");

  @Mixin private Iec62056Options options;
  @Mixin private TableOptions output;

  @Option(
      names = "--addresses",
      paramLabel = "LIST",
      split = ",",
      description =
          "addresses, a comma between them, or FROM-TO: 00001301-00001332 (default: whoever is"
              + " there)")
  private List<String> addresses = List.of();

  @Option(
      names = "--rates",
      paramLabel = "LIST",
      split = ",",
      description = "rates of requests (default: 300 and 9600, or that of --type)")
  private List<Integer> rates = List.of();

  @Spec private CommandSpec spec;
  private int found;

  @Override
  public Integer call() {
    Iec62056Run run = new Iec62056Run(options, output, spec);
    List<ScanPlan.Try> tries =
        ScanPlan.of(
            addresses.isEmpty() ? List.of(address(run)) : addresses,
            rates.isEmpty() ? usual(run) : rates);
    run.printer().table(COLUMNS);
    return run.listening(
        client -> all(run, tries, 0),
        ScanPlan.LONGEST.multipliedBy(tries.size()),
        over -> end(run));
  }

  private static String address(Iec62056Run run) {
    return run.traits().text(OpeningTraits.ADDRESS).orElse("");
  }

  private List<Integer> usual(Iec62056Run run) {
    int own = Math.toIntExact(run.traits().integer(LineTraits.INITIAL_BAUD));
    boolean said = options.isTyped() || options.says(LineTraits.INITIAL_BAUD);
    return said || own == 9600 ? List.of(own) : List.of(own, 9600);
  }

  private Conversation<Void> all(Iec62056Run run, List<ScanPlan.Try> tries, int next) {
    return next == tries.size()
        ? Conversation.of(null)
        : Conversation.then(one(run, tries.get(next)), over -> all(run, tries, next + 1));
  }

  private Conversation<Void> one(Iec62056Run run, ScanPlan.Try attempt) {
    MeterTraits ways = TraitTranslation.meterTraits(run.traits());
    MeterClient client =
        new MeterClient(
            ways.with(ways.rates().withInitial(attempt.rate(), 0)),
            TraitTranslation.line(run.traits()),
            AddressedMeter.of(attempt.address()),
            ReadingBudget.UNLIMITED);
    Conversation<Void> there =
        Conversation.then(client.identify(), who -> shown(run, attempt, client, who));
    return Conversation.recover(there, failed -> nobody(run, attempt, failed));
  }

  /** Who has mode C shows its number with P0, and is left alone then. */
  private Conversation<Void> shown(
      Iec62056Run run, ScanPlan.Try attempt, MeterClient client, Identification who) {
    found++;
    if (who.mode() != Mode.C) {
      print(run.printer(), attempt, who, Optional.empty());
      return Conversation.of(null);
    }
    Conversation<Optional<String>> operand =
        Conversation.recover(
            Conversation.then(
                client.open(Access.open()), opened -> Conversation.of(operand(opened.operand()))),
            failed -> Conversation.of(Optional.empty()));
    return Conversation.then(
        operand,
        serial -> {
          print(run.printer(), attempt, who, serial);
          return client.close();
        });
  }

  private static Optional<String> operand(String shown) {
    return Optional.of(shown).filter(text -> !text.isBlank());
  }

  private static void print(
      Printer out, ScanPlan.Try attempt, Identification who, Optional<String> serial) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("address", attempt.address());
    members.put("rate", attempt.rate());
    members.put("identification", who.text());
    members.put("maker", who.maker());
    members.put("mode", who.mode().name().toLowerCase(Locale.ROOT));
    members.put("baud", BaudRates.of(who.baud()).orElse(attempt.rate()));
    members.put("hdlc", who.offersHdlc());
    members.put("serial", serial.orElse(null));
    out.line(
        "%s  at %d Bd%s%s"
            .formatted(
                who.text(),
                attempt.rate(),
                attempt.address().isEmpty() ? "" : "  address " + attempt.address(),
                serial.map(text -> "  P0 " + text).orElse("")),
        members);
  }

  private static Conversation<Void> nobody(
      Iec62056Run run, ScanPlan.Try attempt, Step.Failed failed) {
    if (failed.reason().kind() == Reason.Kind.LOCAL) {
      return Conversation.failed(failed.reason(), failed.detail());
    }
    run.printer().advise(attempt + ": " + failed.detail());
    return Conversation.of(null);
  }

  private int end(Iec62056Run run) {
    if (found > 0) {
      return ExitCode.DONE;
    }
    run.printer().failure("nobody answers", Map.of("link", "nobody answers"));
    return ExitCode.LINK;
  }
}
