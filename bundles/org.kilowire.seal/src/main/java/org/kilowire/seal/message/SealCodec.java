// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.seal.SealReason;

/** A {@link Seal} as JSON, the payload of the JWS. A member that it does not know makes it none. */
final class SealCodec {

  private SealCodec() {}

  static byte[] encode(Seal seal) {
    return JsonOut.encode(
        out -> {
          out.begin().name("kind").text(seal.kind().word()).name("gateway").text(seal.gateway());
          if (seal.epoch().isPresent()) {
            out.name("epoch").text(seal.epoch().get().toString());
          }
          out.name("number")
              .number(seal.number())
              .name("sha256")
              .text(seal.sha256().toString())
              .end();
        });
  }

  /** Never {@link Decoded.NeedMore}. */
  static Decoded<Seal> decode(byte[] payload) {
    return JsonIn.decode(payload, SealReason.MALFORMED_SEAL, SealCodec::read);
  }

  private static Seal read(JsonIn in) throws IOException {
    MessageKind kind = null;
    String gateway = null;
    Optional<UUID> epoch = Optional.empty();
    Long number = null;
    Octets sha256 = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "kind" -> kind = kind(in);
        case "gateway" -> gateway = in.text();
        case "epoch" -> epoch = Optional.of(in.uuid());
        case "number" -> number = in.whole();
        case "sha256" -> sha256 = in.hex();
        default -> throw in.malformed("unknown member");
      }
    }
    return new Seal(
        members.required("kind", kind),
        members.required("gateway", gateway),
        epoch,
        members.required("number", number),
        members.required("sha256", sha256));
  }

  private static MessageKind kind(JsonIn in) throws IOException {
    return MessageKind.of(in.text()).orElseThrow(() -> in.malformed("no such kind of message"));
  }
}
