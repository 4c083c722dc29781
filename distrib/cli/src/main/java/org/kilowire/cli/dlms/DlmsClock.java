// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.meter.MeterRun;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.conversation.Conversation;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.GatewayTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms clock}: the meter's clock beside this computer's. */
@Command(
    name = "clock",
    description = "Reads the meter's clock; with --set, sets it to this computer's first.",
    mixinStandardHelpOptions = true)
final class DlmsClock implements Callable<Integer> {

  @Mixin private DlmsOptions options;
  @Mixin private OutputOptions output;

  @Option(names = "--set", description = "set it first; needs --expect")
  private boolean set;

  @Option(
      names = "--expect",
      paramLabel = "SERIAL",
      description = "serial number of the device that it must be; another one is left alone")
  private Optional<String> expect;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (set && expect.isEmpty()) {
      throw new WrongUsage("--set needs --expect SERIAL: no clock is set on a guess");
    }
    DlmsRun run = new DlmsRun(options, output, spec, expect);
    GatewayTime now = MeterRun.now();
    return run.session(
        session ->
            set
                ? Conversation.then(session.setClock(now), done -> session.clock())
                : session.clock(),
        clock -> print(run, clock, now));
  }

  private static int print(DlmsRun run, ClockReading clock, GatewayTime time) {
    Instant here = time.at(clock.at());
    Duration offset = Duration.between(here, clock.time());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", run.text(clock.time()));
    members.put("raw", clock.raw().toString());
    members.put("offset_ms", offset.toMillis());
    members.put("doubtful", clock.doubtful());
    run.printer()
        .line(
            "%s  %+.1f s against this computer%s"
                .formatted(
                    run.text(clock.time()),
                    offset.toMillis() / 1000.0,
                    clock.doubtful() ? "  doubtful" : ""),
            members);
    return ExitCode.DONE;
  }
}
