// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.CommandLinks;
import org.kilowire.cli.output.Printer;
import org.kilowire.cli.output.Progress;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.Scheme;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Origin;
import org.kilowire.meter.ReadContext;

/** One command's work with the meter at the other end of a link. */
public final class MeterRun {

  private final MeterTarget target;
  private final Printer printer;
  private final LineTrace trace;
  private final Hints hints;
  private final Duration answer;
  private final Progress progress;
  private final Traffic traffic;

  /**
   * @param printer takes what the meter says, and why there is nothing
   * @param trace of the link that will be opened
   * @param answer how long the meter may take for its first answer
   */
  public MeterRun(
      MeterTarget target, Printer printer, LineTrace trace, Hints hints, Duration answer) {
    this.target = target;
    this.printer = printer;
    this.trace = trace;
    this.hints = hints;
    this.answer = answer;
    this.progress = printer.progress();
    this.traffic = new Traffic(this::tell);
  }

  /** The same for a meter that may be silent for so long at first. */
  public MeterRun within(Duration first) {
    return new MeterRun(target, printer, trace, hints, first);
  }

  /** {@code conversation}, given up when nothing at all has come back within {@code limit}. */
  public static <T> Conversation<T> answered(Conversation<T> conversation, Duration limit) {
    return new FirstAnswer<>(conversation, limit);
  }

  private void tell() {
    progress.octets(traffic.all());
  }

  /** Why and when this command reads. */
  public static ReadContext context() {
    return new ReadContext(Origin.COMMAND, now());
  }

  public static GatewayTime now() {
    return new GatewayTime(Instant.now(), System.nanoTime(), false);
  }

  /**
   * Opens the link, runs {@code first} and what {@code work} makes of its result, then {@code last}
   * whatever happened, and closes the link.
   *
   * @param print is called with the result where there is one; its answer is the exit code
   */
  public <A, B> int run(
      Conversation<A> first,
      Function<A, Conversation<B>> work,
      Conversation<Void> last,
      Function<B, Integer> print) {
    try (Link link = open()) {
      BlockingPump pump =
          new BlockingPump(link, target.link().options().settings(), new LinkCounters());
      Outcome<B> outcome =
          pump.run(watched(Conversation.then(new FirstAnswer<>(first, answer), work)));
      if (!pump.isLost() && traffic.received() > 0) {
        pump.run(watched(last));
      }
      progress.end();
      return exitCode(outcome, print);
    } catch (LinkException e) {
      return linkFailed(e, Optional.empty());
    }
  }

  /** The link, within the time that its URI says. */
  private Link open() throws LinkException {
    Duration limit = target.link().options().open();
    if (target.link().scheme() == Scheme.TCP_LISTEN) {
      printer.advise(
          "waiting for the meter to call %s, for %d s at most"
              .formatted(target.link().address(), limit.toSeconds()));
    }
    return CommandLinks.ALL.open(target.link(), System.nanoTime() + limit.toNanos());
  }

  private <T> Conversation<T> watched(Conversation<T> conversation) {
    return new LineTrace(traffic, (direction, now, text) -> {}).of(trace.of(conversation));
  }

  private <B> int exitCode(Outcome<B> outcome, Function<B, Integer> print) {
    if (outcome instanceof Outcome.Ok<B> ok) {
      return print.apply(ok.value());
    }
    if (outcome instanceof Outcome.Lost<B> lost) {
      return linkFailed(lost.why(), Optional.of(hints.silent(traffic.received())));
    }
    Outcome.Failed<B> failed = (Outcome.Failed<B>) outcome;
    switch (failed.reason().kind()) {
      case LINE -> unusable(failed.reason(), failed.detail());
      case PEER -> refused(failed.reason(), failed.detail());
      case LOCAL -> impossible(failed.reason(), failed.detail());
    }
    return ExitCode.of(failed.reason());
  }

  private static String text(Reason reason, String detail) {
    return reason.code() + ": " + detail;
  }

  /** What the meter says is the output, a refusal too. */
  private void refused(Reason reason, String detail) {
    Map<String, Object> members = Printer.members("refused", reason.code(), "detail", detail);
    Optional<String> hint = hints.of(reason);
    hint.ifPresent(text -> members.put("hint", text));
    printer.refusal("refused: " + text(reason, detail), members);
    hint.ifPresent(printer::advise);
  }

  private void unusable(Reason reason, String detail) {
    String what = traffic.received() > 0 ? "no usable answer: " : "no answer: ";
    String text = what + text(reason, detail);
    String hint = hints.of(reason).orElseGet(() -> hints.silent(traffic.received()));
    failed(text, text, Optional.of(hint));
  }

  private void impossible(Reason reason, String detail) {
    String text = text(reason, detail);
    printer.failure("not possible: " + text, Map.of("problem", text));
  }

  private int linkFailed(LinkException why, Optional<String> hint) {
    progress.end();
    failed("link failed: " + why.getMessage(), why.getMessage(), hint);
    return ExitCode.LINK;
  }

  private void failed(String text, String link, Optional<String> hint) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("link", link);
    hint.ifPresent(advice -> members.put("hint", advice));
    printer.failure(text, members);
    hint.ifPresent(printer::advise);
  }
}
