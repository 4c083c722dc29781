// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kilowire.contract.Command;
import org.kilowire.contract.CommandAnswer;
import org.kilowire.contract.codec.AnswerCodec;
import org.kilowire.contract.codec.CommandCodec;
import org.kilowire.conversation.Decoded;

/** The answer to every command: this gateway takes none from afar. */
final class CommandReplies {

  static final String NOT_SUPPORTED = "not-supported";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  private final String gateway;

  CommandReplies(String gateway) {
    this.gateway = gateway;
  }

  /** What a command came to. */
  record Reply(boolean malformed, Optional<byte[]> answer) {}

  Reply to(byte[] payload, Instant now) {
    if (CommandCodec.decode(payload) instanceof Decoded.Complete<Command> command) {
      return new Reply(false, Optional.of(refusal(command.value().id(), NOT_SUPPORTED, "", now)));
    }
    return new Reply(
        true, id(payload).map(id -> refusal(id, "malformed-message", "not a command", now)));
  }

  private byte[] refusal(String id, String reason, String detail, Instant now) {
    return AnswerCodec.encode(
        new CommandAnswer(
            CommandAnswer.VERSION, gateway, id, CommandAnswer.State.REFUSED, reason, detail, now));
  }

  /** The id of something that is no whole command, if one can be read before it goes wrong. */
  private static Optional<String> id(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    try (JsonReader in = new JsonReader(new StringReader(text))) {
      in.beginObject();
      while (in.hasNext()) {
        if (in.nextName().equals("id") && in.peek() == JsonToken.STRING) {
          return Optional.of(in.nextString()).filter(id -> ID.matcher(id).matches());
        }
        in.skipValue();
      }
      return Optional.empty();
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
