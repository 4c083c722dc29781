// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.conversation.Conversation;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.dlms.DlmsProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kilowire dlms clock}: the meter's clock beside this computer's. */
@Command(
    name = "clock",
    description = "Reads the meter's clock; with --set, sets it to this computer's first.",
    mixinStandardHelpOptions = true)
final class DlmsClock implements Callable<Integer> {

  @Mixin private DeviceOptions options;

  @Option(names = "--set", description = "set it first; needs --expect")
  private boolean set;

  @Option(
      names = "--expect",
      paramLabel = "SERIAL",
      description = "serial number of the device that it must be; another one is left alone")
  private Optional<String> expect;

  @Override
  public Integer call() {
    if (set && expect.isEmpty()) {
      throw options.usage("--set needs --expect SERIAL: no clock is set on a guess");
    }
    Meter meter = options.meter(expect);
    MeterSession session =
        options.fitting(() -> new DlmsProtocol().session(meter, options.secrets()));
    GatewayTime now = Device.now();
    return new Device(options)
        .run(
            session.open(),
            identity ->
                set
                    ? Conversation.then(session.setClock(now), done -> session.clock())
                    : session.clock(),
            session.close(),
            clock -> print(clock, now));
  }

  private int print(ClockReading clock, GatewayTime time) {
    Instant here = time.at(clock.at());
    Duration offset = Duration.between(here, clock.time());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", clock.time().toString());
    members.put("raw", clock.raw().toString());
    members.put("offset_ms", offset.toMillis());
    members.put("doubtful", clock.doubtful());
    options
        .printer()
        .line(
            "%s  %+.1f s against this computer%s"
                .formatted(
                    clock.time(), offset.toMillis() / 1000.0, clock.doubtful() ? "  doubtful" : ""),
            members);
    return ExitCode.DONE;
  }
}
