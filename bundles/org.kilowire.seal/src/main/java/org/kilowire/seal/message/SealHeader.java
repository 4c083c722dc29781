// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;
import org.kilowire.seal.SealReason;

/**
 * The header of the JWS: {@code alg}, {@code kid} and {@code typ}, each once and nothing else, so
 * no critical extensions, no keys and no addresses of keys (RFC 7515, 4.1).
 *
 * @param kid the fingerprint of the key that signed
 */
record SealHeader(String kid) {

  /** RFC 8037, 3.1: with a key of Ed25519. */
  static final String ALGORITHM = "EdDSA";

  static final String TYPE = "kilowire-seal";

  private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** As this side writes it, in base64url. Others may put the members in another order. */
  String text() {
    String json =
        "{\"alg\":\"" + ALGORITHM + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + TYPE + "\"}";
    return SealLine.ENCODER.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
  }

  /** Never {@link Decoded.NeedMore}. */
  static Decoded<SealHeader> decode(byte[] header) {
    return JsonIn.decode(header, SealReason.MALFORMED_SEAL, SealHeader::read);
  }

  private static SealHeader read(JsonIn in) throws IOException {
    String alg = null;
    String kid = null;
    String typ = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "alg" -> alg = expected(in, ALGORITHM);
        case "kid" -> kid = in.text();
        case "typ" -> typ = expected(in, TYPE);
        default -> throw in.malformed("unknown member");
      }
    }
    members.required("alg", alg);
    members.required("typ", typ);
    if (!KID.matcher(members.required("kid", kid)).matches()) {
      throw in.malformed("kid is no fingerprint");
    }
    return new SealHeader(kid);
  }

  private static String expected(JsonIn in, String only) throws IOException {
    if (!in.text().equals(only)) {
      throw in.malformed("not " + only);
    }
    return only;
  }
}
