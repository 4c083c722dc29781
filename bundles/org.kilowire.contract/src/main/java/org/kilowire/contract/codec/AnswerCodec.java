// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.kilowire.contract.CommandAnswer;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;

/** An {@link CommandAnswer} as JSON. */
public final class AnswerCodec {

  /** The largest answer. */
  public static final int MAX_OCTETS = 64 << 10;

  private AnswerCodec() {}

  public static byte[] encode(CommandAnswer answer) {
    return Messages.bounded(MAX_OCTETS, out -> write(answer, out));
  }

  /** Never {@link Decoded.NeedMore}. */
  public static Decoded<CommandAnswer> decode(byte[] body) {
    return Messages.decode(body, MAX_OCTETS, AnswerCodec::read);
  }

  private static void write(CommandAnswer answer, JsonOut out) throws IOException {
    out.begin()
        .name("version")
        .number(answer.version())
        .name("gateway")
        .text(answer.gateway())
        .name("command")
        .text(answer.command())
        .name("state")
        .text(answer.state().name().toLowerCase(Locale.ROOT))
        .name("reason")
        .text(answer.reason())
        .name("detail")
        .text(answer.detail())
        .name("at")
        .text(answer.at().toString())
        .end();
  }

  private static CommandAnswer read(JsonIn in) throws IOException {
    Versions versions = new Versions(CommandAnswer.VERSION);
    String gateway = null;
    String command = null;
    CommandAnswer.State state = null;
    String reason = "";
    String detail = "";
    Instant at = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "version" -> versions.read(in);
        case "gateway" -> gateway = in.text();
        case "command" -> command = in.text();
        case "state" -> state = state(in);
        case "reason" -> reason = in.text();
        case "detail" -> detail = in.text();
        case "at" -> at = in.instant();
        default -> in.skip();
      }
    }
    return new CommandAnswer(
        versions.required(members),
        members.required("gateway", gateway),
        members.required("command", command),
        members.required("state", state),
        reason,
        detail,
        members.required("at", at));
  }

  private static CommandAnswer.State state(JsonIn in) throws IOException {
    String text = in.text();
    for (CommandAnswer.State state : CommandAnswer.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw in.malformed("unknown state");
  }
}
