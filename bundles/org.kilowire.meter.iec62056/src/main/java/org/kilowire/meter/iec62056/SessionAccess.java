// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.PasswordAlgorithm;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;

/**
 * Whom a meter's traits have asked, and what is shown to it.
 *
 * @param target the address, and the password in the request
 * @param password of the programming mode; empty where none is shown
 * @param level the command that shows it
 * @param access how the programming mode is opened
 */
record SessionAccess(
    AddressedMeter target, Optional<Secret> password, String level, Access access) {

  private static final String HOLE = "{password}";

  /** The secrets are looked up here and nowhere else. */
  static SessionAccess of(Traits traits, Secrets secrets, List<PasswordScheme> schemes) {
    AddressedMeter target =
        new AddressedMeter(
            traits.text(OpeningTraits.ADDRESS).orElse(""),
            secret(traits, OpeningTraits.SIGN_ON_PASSWORD, secrets).orElse(Secret.of("")));
    if (needsPassword(traits) && !traits.has(OpeningTraits.SIGN_ON_PASSWORD)) {
      throw new IllegalArgumentException("the sign-on needs the trait sign-on-password");
    }
    Optional<Secret> password = secret(traits, AccessTraits.PASSWORD, secrets);
    String level = traits.choice(AccessTraits.PASSWORD_LEVEL);
    Access access =
        password.map(shown -> access(traits, shown, level, schemes)).orElseGet(Access::open);
    return new SessionAccess(target, password, level, access);
  }

  private static boolean needsPassword(Traits traits) {
    return traits.text(OpeningTraits.SIGN_ON).orElse("").contains(HOLE);
  }

  private static Optional<Secret> secret(Traits traits, String trait, Secrets secrets) {
    return traits
        .text(trait)
        .map(
            name ->
                secrets
                    .find(name)
                    .orElseThrow(
                        () -> new IllegalArgumentException("no secret has the name " + name)));
  }

  private static Access access(
      Traits traits, Secret password, String level, List<PasswordScheme> schemes) {
    String name = traits.text(AccessTraits.SECURE_ALGORITHM).orElse(AccessTraits.CLEAR);
    if (!name.equals(AccessTraits.CLEAR)) {
      return new Access(Optional.empty(), scheme(name, schemes).algorithm(password, level));
    }
    String form = traits.text(AccessTraits.PASSWORD_FORM).orElse(HOLE);
    String shown =
        "(" + form.replace(HOLE, password.reveal().text(StandardCharsets.US_ASCII)) + ")";
    CommandMessage command = command(level, shown);
    PasswordAlgorithm once =
        (round, answer) -> round == 0 ? Optional.of(command) : Optional.empty();
    return new Access(Optional.empty(), once);
  }

  private static CommandMessage command(String level, String shown) {
    return CommandMessage.parse(level, shown)
        .orElseThrow(() -> new IllegalArgumentException("a password has printable characters"));
  }

  private static PasswordScheme scheme(String name, List<PasswordScheme> schemes) {
    return schemes.stream()
        .filter(scheme -> scheme.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no bundle brings the algorithm '" + name + "'"));
  }

  /** Where wrong passwords are counted: meters have one password a level. */
  static MeterAccount account(String line, Traits traits) {
    return new MeterAccount(
        line,
        traits.text(OpeningTraits.ADDRESS).orElse(""),
        traits.choice(AccessTraits.PASSWORD_LEVEL));
  }

  /** What is shown on a line. */
  Credential credential(String line) {
    MeterAccount account = new MeterAccount(line, target.address(), level);
    return password
        .map(secret -> new Credential(account, secret))
        .orElseGet(() -> Credential.none(account));
  }
}
