// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The first line of a message, taken apart: three parts of base64url between dots (RFC 7515, 7.1),
 * each in its one canonical form. What it costs to find is bounded by {@link #MAX_LENGTH}, whatever
 * stands behind it.
 *
 * @param header in base64url
 * @param payload in base64url
 * @param signature in base64url
 */
record SealLine(String header, String payload, String signature) {

  static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  /** The longest line without its newline; ours have about 530 octets. */
  static final int MAX_LENGTH = 1024;

  private static final int SIGNATURE_LENGTH = 86; // 64 octets (RFC 8032, 5.1.6)

  /** What every compact JWS begins with: an object of JSON whose first member has a name. */
  private static final byte[] BEGIN = "eyJ".getBytes(StandardCharsets.US_ASCII);

  /** Whether a message means to have a seal; bodies begin with a brace, or are gzip. */
  static boolean begins(byte[] message) {
    if (message.length < BEGIN.length) {
      return false;
    }
    for (int i = 0; i < BEGIN.length; i++) {
      if (message[i] != BEGIN[i]) {
        return false;
      }
    }
    return true;
  }

  /** Empty if the first line is none of these. */
  static Optional<SealLine> of(byte[] message) {
    int end = newline(message);
    if (end < 0) {
      return Optional.empty();
    }
    String line = new String(message, 0, end, StandardCharsets.ISO_8859_1);
    int first = line.indexOf('.');
    int second = line.indexOf('.', first + 1);
    if (first < 1 || second <= first + 1 || line.length() - second - 1 != SIGNATURE_LENGTH) {
      return Optional.empty();
    }
    SealLine parts =
        new SealLine(
            line.substring(0, first),
            line.substring(first + 1, second),
            line.substring(second + 1));
    return parts.isCanonical() ? Optional.of(parts) : Optional.empty();
  }

  private static int newline(byte[] message) {
    int limit = Math.min(message.length, MAX_LENGTH + 1);
    for (int i = 0; i < limit; i++) {
      if (message[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /**
   * The last character of a part has bits that nobody reads: a changed one would be another text of
   * the same signature. Padding, blanks and what else is no base64url ends here too.
   */
  private boolean isCanonical() {
    try {
      return isCanonical(header) && isCanonical(payload) && isCanonical(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isCanonical(String part) {
    return ENCODER.encodeToString(DECODER.decode(part)).equals(part);
  }

  byte[] headerOctets() {
    return DECODER.decode(header);
  }

  byte[] payloadOctets() {
    return DECODER.decode(payload);
  }

  /** The line without its newline. */
  String text() {
    return header + "." + payload + "." + signature;
  }

  /** Where the body begins. */
  int bodyFrom() {
    return header.length() + payload.length() + signature.length() + 3;
  }
}
