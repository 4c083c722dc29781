// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kilowire.conversation.Octets;

/** Octet-strings as people read them: most meters write text into them, padded with 00 or FF. */
public final class OctetText {

  private OctetText() {}

  /** Text where the octets print, else {@code 0x} and upper-case hexadecimal digits. */
  public static String of(Octets octets) {
    return printed(octets).orElseGet(() -> "0x" + octets);
  }

  /** The text, without padding behind it; empty where the octets are none, or padding alone. */
  public static Optional<String> printed(Octets octets) {
    int length = withoutPadding(octets);
    boolean text = length > 0 || octets.isEmpty();
    for (int i = 0; i < length; i++) {
      text &= octets.at(i) >= ' ' && octets.at(i) < 0x7F;
    }
    return text
        ? Optional.of(octets.slice(0, length).text(StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  /** Whether nothing was ever written there: no octets but 00 and FF. */
  public static boolean isPadding(Octets octets) {
    return withoutPadding(octets) == 0;
  }

  private static int withoutPadding(Octets octets) {
    int length = octets.length();
    while (length > 0 && (octets.at(length - 1) == 0 || octets.at(length - 1) == 0xFF)) {
      length--;
    }
    return length;
  }
}
