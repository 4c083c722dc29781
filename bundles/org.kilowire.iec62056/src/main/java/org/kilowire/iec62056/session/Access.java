// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.kilowire.conversation.Secret;

/**
 * How the programming mode is opened.
 *
 * @param serial the serial number that the meter must show before any password leaves; empty for
 *     any
 * @param algorithm what proves the client's right
 */
public record Access(Optional<String> serial, PasswordAlgorithm algorithm) {

  public Access {
    Objects.requireNonNull(serial);
    Objects.requireNonNull(algorithm);
  }

  /** Without any password. */
  public static Access open() {
    return new Access(Optional.empty(), (round, answer) -> Optional.empty());
  }

  /** With a password in clear, by P1. */
  public static Access password(Secret password) {
    String text = password.reveal().text(StandardCharsets.US_ASCII);
    return new Access(
        Optional.empty(),
        (round, answer) ->
            round == 0 ? Optional.of(CommandMessage.password(text)) : Optional.empty());
  }

  /** The same for one meter only. */
  public Access to(String only) {
    return new Access(Optional.of(only), algorithm);
  }

  /** Whether {@code shown} is the serial that is meant: zeros in front do not count. */
  public boolean isMeant(String shown) {
    return serial.isEmpty() || bare(serial.get()).equalsIgnoreCase(bare(shown));
  }

  private static String bare(String serial) {
    String text = serial.strip();
    int zeros = 0;
    while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    return text.substring(zeros);
  }
}
