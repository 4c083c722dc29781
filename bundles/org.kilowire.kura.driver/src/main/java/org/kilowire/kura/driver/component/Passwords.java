// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.association.PasswordSource;
import org.kilowire.meter.Secrets;

/**
 * Passwords as Kura hands them over: plain or encrypted, whether they were typed or are the name of
 * a secret. Kura encrypts what an update brings, and leaves plain what was given at creation.
 */
final class Passwords implements PasswordSource {

  private static final String SECRET = "secret:";
  private static final int LONGEST = 255;

  /** What Kura's encryption gives: 12 octets and at least 17, in Base64. */
  private static final Pattern ENCRYPTED =
      Pattern.compile("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]{22,}={0,2}");

  private final Secrets secrets;
  private final Supplier<CryptoService> crypto;

  /**
   * Passwords of one driver.
   *
   * @param crypto gives Kura's service, or null while there is none
   */
  Passwords(Secrets secrets, Supplier<CryptoService> crypto) {
    this.secrets = secrets;
    this.crypto = crypto;
  }

  @Override
  public Outcome<Secret> find(Secret given) {
    String text = given.reveal().text(StandardCharsets.UTF_8);
    Optional<String> decrypted = decrypted(text);
    if (decrypted.isEmpty() && ENCRYPTED.matcher(text).matches()) {
      return DriverFailures.failed(
          DriverReason.MISCONFIGURED, "the password is encrypted and cannot be decrypted here");
    }
    String plain = decrypted.orElse(text);
    return plain.startsWith(SECRET)
        ? named(plain.substring(SECRET.length()).strip())
        : checked(Secret.of(plain));
  }

  private Outcome<Secret> named(String name) {
    return secrets
        .find(name)
        .map(Passwords::checked)
        .orElseGet(
            () ->
                DriverFailures.failed(
                    DriverReason.MISCONFIGURED, "no secret has the name " + name));
  }

  private static Outcome<Secret> checked(Secret password) {
    return password.reveal().length() <= LONGEST
        ? new Outcome.Ok<>(password)
        : DriverFailures.failed(
            DriverReason.MISCONFIGURED, "the password has more than " + LONGEST + " octets");
  }

  private Optional<String> decrypted(String text) {
    CryptoService service = crypto.get();
    if (service == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(service.decryptAes(text.toCharArray())));
    } catch (KuraException | RuntimeException notEncrypted) {
      return Optional.empty();
    }
  }
}
