// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;

/** A {@link TrustList} as JSON. A member that it does not know makes it none. */
public final class TrustListCodec {

  public static final int VERSION = 1;

  /** The largest list. */
  public static final int MAX_OCTETS = 8 << 20;

  private TrustListCodec() {}

  public static byte[] encode(TrustList list) {
    return JsonOut.encode(
        out -> {
          out.begin().name("version").number(VERSION);
          if (list.unsealed()) {
            out.name("unsealed").flag(true);
          }
          out.name("keys").beginArray();
          for (TrustedKey key : list.keys()) {
            write(key, out);
          }
          out.endArray().end();
        });
  }

  private static void write(TrustedKey key, JsonOut out) throws IOException {
    out.begin().name("kid").text(key.kid()).name("key").text(key.keys().text());
    out.name("role").text(key.role().word());
    if (key.gateway().isPresent()) {
      out.name("gateway").text(key.gateway().get());
    }
    out.name("kinds").beginArray();
    for (MessageKind kind : EnumSet.copyOf(key.kinds())) {
      out.text(kind.word());
    }
    out.endArray().end();
  }

  /** Never {@link Decoded.NeedMore}. */
  public static Decoded<TrustList> decode(byte[] body) {
    if (body.length > MAX_OCTETS) {
      return new Decoded.Malformed<>(SealReason.BAD_KEYS, body.length + " octets", body.length);
    }
    return JsonIn.decode(body, SealReason.BAD_KEYS, TrustListCodec::read);
  }

  private static TrustList read(JsonIn in) throws IOException {
    Long version = null;
    boolean unsealed = false;
    List<TrustedKey> keys = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "version" -> version = (long) in.whole(VERSION, VERSION);
        case "unsealed" -> unsealed = in.flag();
        case "keys" -> keys = keys(in);
        default -> throw in.malformed("unknown member " + members.name());
      }
    }
    members.required("version", version);
    return new TrustList(members.required("keys", keys), unsealed);
  }

  private static List<TrustedKey> keys(JsonIn in) throws IOException {
    List<TrustedKey> keys = new ArrayList<>();
    in.beginArray();
    while (in.element()) {
      keys.add(key(in));
    }
    return keys;
  }

  private static TrustedKey key(JsonIn in) throws IOException {
    String kid = null;
    PublicKeys key = null;
    TrustRole role = null;
    Set<MessageKind> kinds = null;
    Optional<String> gateway = Optional.empty();
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "kid" -> kid = in.text();
        case "key" -> key = PublicKeys.of(in.text()).orElseThrow(() -> in.malformed("not a key"));
        case "role" -> role = role(in);
        case "kinds" -> kinds = kinds(in);
        case "gateway" -> gateway = Optional.of(in.text());
        default -> throw in.malformed("unknown member " + members.name());
      }
    }
    return new TrustedKey(
        members.required("kid", kid),
        members.required("key", key),
        members.required("role", role),
        members.required("kinds", kinds),
        gateway);
  }

  private static TrustRole role(JsonIn in) throws IOException {
    String word = in.text();
    return Stream.of(TrustRole.values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> in.malformed("no such role"));
  }

  private static Set<MessageKind> kinds(JsonIn in) throws IOException {
    Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    in.beginArray();
    while (in.element()) {
      MessageKind kind =
          MessageKind.of(in.text()).orElseThrow(() -> in.malformed("no such kind of message"));
      if (!kinds.add(kind)) {
        throw in.malformed("a kind given twice");
      }
    }
    return kinds;
  }
}
