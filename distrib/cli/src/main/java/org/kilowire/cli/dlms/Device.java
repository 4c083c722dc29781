// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.Printer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.hdlc.HdlcReason;
import org.kilowire.dlms.wrapper.WrapperReason;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Origin;
import org.kilowire.meter.ReadContext;

/** The meter at the other end of a link, for one command. */
final class Device {

  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What a link that carries nothing ends with. */
  private static final Set<Reason> SILENCE =
      Set.of(
          HdlcReason.NO_ANSWER,
          HdlcReason.BUSY,
          WrapperReason.NO_ANSWER,
          ConversationReason.DEADLINE);

  private final DeviceOptions options;

  Device(DeviceOptions options) {
    this.options = options;
  }

  /**
   * Opens the link, runs {@code first} and what {@code work} makes of its result, then {@code last}
   * whatever happened, and closes the link.
   *
   * @param print is called with the result where there is one; its answer is the exit code
   */
  <A, B> int run(
      Conversation<A> first,
      Function<A, Conversation<B>> work,
      Conversation<Void> last,
      Function<B, Integer> print) {
    LinkUri uri = options.link();
    try (Link link =
        new Links(List.of(new IpLinks())).open(uri, System.nanoTime() + CONNECT_NANOS)) {
      BlockingPump pump = new BlockingPump(link, uri.options().settings(), new LinkCounters());
      Outcome<B> outcome = pump.run(Conversation.then(first, work));
      if (!pump.isLost()) {
        pump.run(last);
      }
      return exitCode(outcome, print);
    } catch (LinkException e) {
      return linkFailed(e);
    }
  }

  private <B> int exitCode(Outcome<B> outcome, Function<B, Integer> print) {
    if (outcome instanceof Outcome.Ok<B> ok) {
      return print.apply(ok.value());
    }
    if (outcome instanceof Outcome.Lost<B> lost) {
      int code = linkFailed(lost.why());
      options.advise("does the meter speak like this? see --framing, --client, --server");
      return code;
    }
    Outcome.Failed<B> failed = (Outcome.Failed<B>) outcome;
    return SILENCE.contains(failed.reason()) ? silent(failed) : refused(failed);
  }

  /** What the meter says is the output, a refusal too. */
  private <B> int refused(Outcome.Failed<B> failed) {
    String code = failed.reason().code();
    options
        .printer()
        .line(
            "refused: " + code + ": " + failed.detail(),
            Printer.members("refused", code, "detail", failed.detail()));
    if (code.equals(DlmsReason.AUTHENTICATION_REFUSED.code())) {
      options.advise("who are we to this meter? see --client, --auth, --password");
    }
    return ExitCode.REFUSED;
  }

  private <B> int silent(Outcome.Failed<B> failed) {
    String what = failed.reason().code() + ": " + failed.detail();
    options.failure("no answer: " + what, Map.of("link", "no answer: " + what));
    options.advise("is it there? see --framing, --client, --server, --physical");
    return ExitCode.LINK;
  }

  private int linkFailed(LinkException why) {
    options.failure("link failed: " + why.getMessage(), Map.of("link", why.getMessage()));
    return ExitCode.LINK;
  }

  /** Why and when this command reads. */
  static ReadContext context() {
    return new ReadContext(Origin.COMMAND, now());
  }

  static GatewayTime now() {
    return new GatewayTime(Instant.now(), System.nanoTime(), false);
  }
}
