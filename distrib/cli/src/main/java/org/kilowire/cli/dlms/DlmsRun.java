// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Instant;
import java.time.ZoneId;
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
import org.kilowire.dlms.cosem.time.DeviationSign;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.meter.dlms.ModeE;
import picocli.CommandLine.Model.CommandSpec;

/** What a command of {@code kilowire dlms} works with: the meter, its session, the output. */
final class DlmsRun {

  private final DlmsOptions options;
  private final MeterTarget target;
  private final Printer printer;
  private final DlmsProtocol protocol = new DlmsProtocol();
  private final DlmsHints hints;
  private final MeterRun run;

  /**
   * @param device the identity that the meter must have; empty for any
   */
  DlmsRun(DlmsOptions options, OutputOptions output, CommandSpec spec, Optional<String> device) {
    var err = spec.commandLine().getErr();
    this.options = options;
    printer = output.printer(spec);
    target = options.target(device, err);
    hints = new DlmsHints(target.meter().traits());
    options.checkModeE(target.meter().traits());
    LineTrace trace = options.trace().to(err, protocol.explainer(target.meter()), MeterRun.now());
    run = new MeterRun(target, printer, trace, hints, target.meter().traits().duration("timeout"));
  }

  Meter meter() {
    return target.meter();
  }

  Printer printer() {
    return printer;
  }

  DlmsHints hints() {
    return hints;
  }

  /** Which sign the deviation of the meter's times has. */
  DeviationSign sign() {
    return meter().type().time().deviation() == TimeRules.DeviationSign.LOCAL_TO_UTC
        ? DeviationSign.LOCAL_TO_UTC
        : DeviationSign.UTC_TO_LOCAL;
  }

  /** The zone of the meter's days, and of times that are printed as local ones. */
  ZoneId zone() {
    return options.time().zone(meter().type().time().zone());
  }

  /** A time as it is printed. */
  String text(Instant time) {
    return options.time().text(time, zone());
  }

  /** A session makes the line one of HDLC itself. */
  private <A> Conversation<A> first(Conversation<A> open) {
    Traits traits = meter().traits();
    return ModeE.isWanted(traits)
        ? ModeE.before(traits, MeterRun.answered(open, traits.duration("timeout")))
        : open;
  }

  /** Associates, runs {@code work}, releases. */
  <B> int client(Function<DlmsClient, Conversation<B>> work, Function<B, Integer> print) {
    DlmsClient client = fitting(() -> DlmsProtocol.client(meter().traits(), target.secrets()));
    return run.run(
        first(client.associate()), association -> work.apply(client), client.release(), print);
  }

  /** Opens a session, which says who answers, runs {@code work}, closes it. */
  <B> int session(Function<MeterSession, Conversation<B>> work, Function<B, Integer> print) {
    MeterSession session =
        fitting(() -> protocol.session(meter(), target.secrets(), Counters.NONE));
    return run.run(session.open(), identity -> work.apply(session), session.close(), print);
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
