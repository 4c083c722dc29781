// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kilowire.conversation.Octets;

/** Vectors of a file, and the keys of the RFCs in the form of our key file. */
public final class SealVectors {

  private static final String PKCS8_ED25519 = "302E020100300506032B657004220420";
  private static final String PKCS8_X25519 = "302E020100300506032B656E04220420";
  private static final String INFO_ED25519 = "302A300506032B6570032100";
  private static final String INFO_X25519 = "302A300506032B656E032100";

  private SealVectors() {}

  /** Name to text. */
  public static Map<String, String> of(String file) {
    Map<String, String> all = new LinkedHashMap<>();
    try (InputStream in = SealVectors.class.getResourceAsStream("/vectors/seal/" + file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 3))
          .forEach(fields -> all.put(fields[0], fields[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The key pairs of RFC 8037, A.1, and RFC 7748, 6.1. */
  public static KeyPairs keys() {
    return KeyPem.decode(pem()).orElseThrow();
  }

  static String pem() {
    Map<String, String> rfc = of("rfc8037.txt");
    return block("PRIVATE", Octets.ofHex(PKCS8_ED25519 + url(rfc.get("d"))))
        + block("PUBLIC", Octets.ofHex(INFO_ED25519 + url(rfc.get("x"))))
        + block("PRIVATE", Octets.ofHex(PKCS8_X25519 + rfc.get("x25519-private")))
        + block("PUBLIC", Octets.ofHex(INFO_X25519 + rfc.get("x25519-public")));
  }

  static String block(String label, Octets der) {
    return block(label, Base64.getEncoder().encodeToString(der.toArray()));
  }

  static String block(String label, String base64) {
    return "-----BEGIN %s KEY-----%n%s%n-----END %s KEY-----%n".formatted(label, base64, label);
  }

  private static String url(String text) {
    return Octets.of(Base64.getUrlDecoder().decode(text)).toString();
  }
}
