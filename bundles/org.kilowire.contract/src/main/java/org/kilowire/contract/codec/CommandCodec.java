// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.kilowire.contract.Command;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;

/** A {@link Command} as JSON. */
public final class CommandCodec {

  /** The largest command. */
  public static final int MAX_OCTETS = 1 << 20;

  private CommandCodec() {}

  public static byte[] encode(Command command) {
    return Messages.bounded(MAX_OCTETS, out -> write(command, out));
  }

  /** Never {@link Decoded.NeedMore}. */
  public static Decoded<Command> decode(byte[] body) {
    return Messages.decode(body, MAX_OCTETS, CommandCodec::read);
  }

  private static void write(Command command, JsonOut out) throws IOException {
    out.begin()
        .name("version")
        .number(command.version())
        .name("gateway")
        .text(command.gateway())
        .name("id")
        .text(command.id())
        .name("kind")
        .text(command.kind())
        .name("arguments")
        .texts(command.arguments())
        .name("issued")
        .text(command.issued().toString())
        .name("expires")
        .text(command.expires().toString())
        .end();
  }

  private static Command read(JsonIn in) throws IOException {
    Versions versions = new Versions(Command.VERSION);
    String gateway = null;
    String id = null;
    String kind = null;
    Map<String, String> arguments = Map.of();
    Instant issued = null;
    Instant expires = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "version" -> versions.read(in);
        case "gateway" -> gateway = in.text();
        case "id" -> id = in.text();
        case "kind" -> kind = in.text();
        case "arguments" -> arguments = Messages.texts(in, Command.MAX_ARGUMENTS);
        case "issued" -> issued = in.instant();
        case "expires" -> expires = in.instant();
        default -> in.skip();
      }
    }
    return new Command(
        versions.required(members),
        members.required("gateway", gateway),
        members.required("id", id),
        members.required("kind", kind),
        arguments,
        members.required("issued", issued),
        members.required("expires", expires));
  }
}
