// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.kilowire.contract.Answer;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;

/** An {@link Answer} as JSON. */
public final class AnswerCodec {

  /** The largest answer. */
  public static final int MAX_OCTETS = 64 << 10;

  private AnswerCodec() {}

  public static byte[] encode(Answer answer) {
    return Messages.bounded(MAX_OCTETS, out -> write(answer, out));
  }

  /** Never {@link Decoded.NeedMore}. */
  public static Decoded<Answer> decode(byte[] body) {
    return Messages.decode(body, MAX_OCTETS, AnswerCodec::read);
  }

  private static void write(Answer answer, JsonOut out) throws IOException {
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

  private static Answer read(JsonIn in) throws IOException {
    Versions versions = new Versions(Answer.VERSION);
    String gateway = null;
    String command = null;
    Answer.State state = null;
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
    return new Answer(
        versions.required(members),
        members.required("gateway", gateway),
        members.required("command", command),
        members.required("state", state),
        reason,
        detail,
        members.required("at", at));
  }

  private static Answer.State state(JsonIn in) throws IOException {
    String text = in.text();
    for (Answer.State state : Answer.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw in.malformed("unknown state");
  }
}
