// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.Spans;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms relay}: the disconnect control. */
@Command(
    name = "relay",
    description = {
      "Shows the disconnect control, or disconnects or reconnects the supply.",
      "Nothing is switched on a device whose identity is not the one expected."
    },
    mixinStandardHelpOptions = true)
final class DlmsRelay implements Callable<Integer> {

  enum Act {
    STATE,
    DISCONNECT,
    RECONNECT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private DlmsOptions options;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "ACT", description = "state, disconnect or reconnect")
  private Act act;

  @Option(
      names = "--expect",
      paramLabel = "SERIAL",
      description = {
        "the device that it must be; to disconnect or reconnect.",
        "Compared with 0.0.96.1.0.255, else 0.0.42.0.0.255."
      })
  private Optional<String> expect;

  @Option(
      names = "--within",
      defaultValue = "30s",
      converter = Spans.class,
      paramLabel = "TIME",
      description = "how long the relay may take (default: ${DEFAULT-VALUE})")
  private Duration within;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (act != Act.STATE && expect.isEmpty()) {
      throw new WrongUsage("nothing is switched without --expect SERIAL");
    }
    DlmsRun run = new DlmsRun(options, output, spec, expect);
    if (act == Act.STATE) {
      return run.session(MeterSession::relay, state -> print(run.printer(), state));
    }
    RelayCommand command = act == Act.DISCONNECT ? RelayCommand.DISCONNECT : RelayCommand.RECONNECT;
    return run.session(
        session -> session.relay(command, within), result -> print(run.printer(), result));
  }

  private static int print(Printer out, RelayState state) {
    out.line(text(state), members(state));
    return ExitCode.DONE;
  }

  private static int print(Printer out, RelayResult result) {
    String verdict = result.verdict().name().toLowerCase(Locale.ROOT);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("result", verdict);
    members.putAll(members(result.state()));
    boolean failed = result.verdict() == RelayResult.Verdict.FAILED;
    String said = failed ? "failed: the relay did not follow" : verdict;
    out.line(said + ": " + text(result.state()), members);
    return failed ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private static String text(RelayState state) {
    return "output_state %s, control_state %s, control_mode %d"
        .formatted(state.output(), text(state.control()), state.mode());
  }

  private static Map<String, Object> members(RelayState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("output_state", state.output());
    members.put("control_state", text(state.control()));
    members.put("control_mode", state.mode());
    return members;
  }

  /** {@code ready_for_reconnection}. */
  static String text(RelayState.Control control) {
    return control.name().toLowerCase(Locale.ROOT);
  }
}
