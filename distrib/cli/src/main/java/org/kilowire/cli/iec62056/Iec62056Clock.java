// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.meter.MeterRun;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.session.ClockAnswer;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.iec62056.trait.ClockTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 clock}: the meter's clock beside this computer's. */
@Command(
    name = "clock",
    description = {
      "Reads the meter's clock; with --set, sets it to this computer's first.",
      "It is set on the registers that the meter's type names, never within 5 minutes of midnight"
          + " or of the end of a period."
    },
    mixinStandardHelpOptions = true)
final class Iec62056Clock implements Callable<Integer> {

  @Mixin private Iec62056Options options;
  @Mixin private OutputOptions output;

  @Option(names = "--set", description = "set it first; needs --expect")
  private boolean set;

  @Option(
      names = "--expect",
      paramLabel = "SERIAL",
      description = "serial number of the meter that it must be; another one is left alone")
  private Optional<String> expect = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (set && expect.isEmpty()) {
      throw new WrongUsage("--set needs --expect SERIAL: no clock is set on a guess");
    }
    Iec62056Run run = new Iec62056Run(options, output, spec, expect, Map.of());
    GatewayTime now = MeterRun.now();
    return expect.isPresent() ? checked(run, now) : read(run, now);
  }

  /** Who answers is found out first. Whoever says --set answers for this computer's clock. */
  private int checked(Iec62056Run run, GatewayTime now) {
    GatewayTime answeredFor = new GatewayTime(now.instant(), now.nanos(), true);
    return run.session(
        session ->
            set
                ? Conversation.then(session.setClock(answeredFor), done -> session.clock())
                : session.clock(),
        clock -> print(run, clock, now));
  }

  private static int read(Iec62056Run run, GatewayTime now) {
    ClockForm form =
        TraitTranslation.clock(run.traits())
            .orElseThrow(() -> new WrongUsage("the type names no clock: see --trait clock-time"));
    int type = TraitTranslation.type(run.traits(), ClockTraits.CLOCK_COMMAND);
    return run.programming(
        client -> Conversation.then(client.clock(form, type), answer -> reading(run, answer)),
        clock -> print(run, clock, now));
  }

  private static Conversation<ClockReading> reading(Iec62056Run run, ClockAnswer answer) {
    List<Instant> instants = run.rules().instants(answer.time());
    Octets raw = Octets.of(answer.raw(), StandardCharsets.ISO_8859_1);
    return instants.isEmpty()
        ? Conversation.failed(MeterReason.CLOCK_UNREADABLE, "no time: " + answer.raw())
        : Conversation.of(new ClockReading(instants.get(0), raw, answer.at(), false));
  }

  private static int print(Iec62056Run run, ClockReading clock, GatewayTime time) {
    Duration offset = Duration.between(time.at(clock.at()), clock.time());
    String raw = clock.raw().text(StandardCharsets.ISO_8859_1);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", run.text(clock.time()));
    members.put("raw", raw);
    members.put("offset_ms", offset.toMillis());
    run.printer()
        .line(
            "%s  %+.1f s against this computer"
                .formatted(run.text(clock.time()), offset.toMillis() / 1000.0),
            members);
    return ExitCode.DONE;
  }
}
