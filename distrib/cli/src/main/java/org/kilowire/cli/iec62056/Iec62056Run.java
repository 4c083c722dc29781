// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kilowire.cli.meter.MeterRun;
import org.kilowire.cli.meter.MeterTarget;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Traits;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.Iec62056Protocol;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.LineTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import picocli.CommandLine.Model.CommandSpec;

/** What a command of {@code kilowire iec62056} works with: the meter, its client, the output. */
final class Iec62056Run {

  /** A request and an identification at 300 baud, and what wakes a meter. */
  private static final Duration OPENING = Duration.ofSeconds(8);

  private final Iec62056Options options;
  private final MeterTarget target;
  private final Printer printer;
  private final Iec62056Protocol protocol = new Iec62056Protocol();
  private final MeterRun run;

  /**
   * @param device the identity that the meter must have; empty for any
   * @param more traits that the command itself sets where no option and no type does
   */
  Iec62056Run(
      Iec62056Options options,
      OutputOptions output,
      CommandSpec spec,
      Optional<String> device,
      Map<String, Object> more) {
    var err = spec.commandLine().getErr();
    this.options = options;
    printer = output.printer(spec);
    target = options.target(device, more, err);
    LineTrace trace =
        options
            .trace()
            .to(err, protocol.explainer(target.meter(), target.secrets()), MeterRun.now());
    run = new MeterRun(target, printer, trace, new Iec62056Hints(traits()), patience(traits()));
  }

  Iec62056Run(Iec62056Options options, OutputOptions output, CommandSpec spec) {
    this(options, output, spec, Optional.empty(), Map.of());
  }

  /** How long a meter may be silent behind a request, all its repetitions included. */
  private static Duration patience(Traits traits) {
    long tries = 1 + traits.integer(OpeningTraits.SIGN_ON_REPEATS);
    return OPENING.plus(traits.duration(LineTraits.TIMEOUT)).multipliedBy(tries);
  }

  Meter meter() {
    return target.meter();
  }

  Traits traits() {
    return target.meter().traits();
  }

  Printer printer() {
    return printer;
  }

  /** Where the meter's local time is. */
  LocalRules rules() {
    return Iec62056Protocol.rules(meter().type().time());
  }

  /** The zone of the meter's days, and of times that are printed as local ones. */
  ZoneId zone() {
    return options.time().zone(meter().type().time().zone());
  }

  /** A time as it is printed. */
  String text(Instant time) {
    return options.time().text(time, zone());
  }

  /** Does {@code work}, which begins with a request of its own. */
  <B> int client(Function<MeterClient, Conversation<B>> work, Function<B, Integer> print) {
    MeterClient client = client();
    return run.run(work.apply(client), Conversation::of, Conversation.of(null), print);
  }

  /** The same, and it has no end but the person's. */
  <B> int listening(
      Function<MeterClient, Conversation<B>> work, Duration first, Function<B, Integer> print) {
    MeterClient client = client();
    return run.within(first)
        .run(work.apply(client), Conversation::of, Conversation.of(null), print);
  }

  /**
   * Opens the programming mode, does {@code work}, ends it. Where an address was given, and the
   * meter shows its serial number, it has to be that one.
   */
  <B> int programming(Function<MeterClient, Conversation<B>> work, Function<B, Integer> print) {
    MeterClient client = client();
    return run.run(client.open(access()), opened -> work.apply(client), client.close(), print);
  }

  /** Opens a session, which says who answers, does {@code work}, closes it. */
  <B> int session(Function<MeterSession, Conversation<B>> work, Function<B, Integer> print) {
    MeterSession session =
        fitting(
            () -> protocol.session(meter(), target.secrets(), Counters.NONE, UseCounts.UNBOUNDED));
    return run.run(session.open(), identity -> work.apply(session), session.close(), print);
  }

  private MeterClient client() {
    return fitting(() -> protocol.client(traits(), target.secrets(), ReadingBudget.UNLIMITED));
  }

  private Access access() {
    Access access = fitting(() -> protocol.access(traits(), target.secrets()));
    String address = traits().text(OpeningTraits.ADDRESS).orElse("");
    boolean shown = traits().flag(AccessTraits.OPERAND_IS_SERIAL);
    return address.isEmpty() || !shown ? access : access.to(address);
  }

  /** What {@code make} makes of the options, unless they do not go together. */
  private static <T> T fitting(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
