// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/**
 * What the configuration of a secret says.
 *
 * @param name by which documents know it
 * @param value as Kura hands it over: encrypted or plain
 */
record SecretOptions(String name, Secret value) {

  static final String NAME = "name";
  static final String VALUE = "value";

  /** What the Felix web console has in each password field, and takes for "as it was". */
  private static final String UNMODIFIED = "unmodified";

  static final String CONSOLES_WORD =
      "holds the console's word \"unmodified\" besides the password: empty the field first";

  private static final String NO_SECRET = "there is no such secret";

  static Read<SecretOptions> from(Map<String, ?> configuration) {
    OptionReader reader = new OptionReader(configuration);
    Optional<String> name = name(reader);
    Optional<Secret> value = value(reader);
    return reader.read(
        name.flatMap(known -> value.map(secret -> new SecretOptions(known, secret))));
  }

  /** A password that was typed into the wrong field is not repeated. */
  private static Optional<String> name(OptionReader reader) {
    Optional<String> name = reader.text(NAME, NO_SECRET);
    if (!reader.isGiven(NAME) || !name.map(OptionReader::isId).orElse(true)) {
      reader.problem(NAME, "must be " + OptionReader.ID, NO_SECRET);
    }
    return name.filter(OptionReader::isId);
  }

  private static Optional<Secret> value(OptionReader reader) {
    Optional<String> value = reader.text(VALUE, NO_SECRET);
    if (!reader.isGiven(VALUE)) {
      reader.problem(VALUE, "must be given", NO_SECRET);
    }
    boolean typedBeside = value.filter(SecretOptions::holdsTheConsolesWord).isPresent();
    if (typedBeside) {
      reader.problem(VALUE, CONSOLES_WORD, NO_SECRET);
    }
    return value.filter(text -> !typedBeside).map(Secret::of);
  }

  /** Typed beside it, it would be a wrong password. */
  static boolean holdsTheConsolesWord(String value) {
    return value.length() > UNMODIFIED.length()
        && (value.startsWith(UNMODIFIED) || value.endsWith(UNMODIFIED));
  }
}
