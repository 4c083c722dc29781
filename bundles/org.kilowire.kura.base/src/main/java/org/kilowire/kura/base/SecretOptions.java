// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Secret;

/**
 * What the configuration of a secret says.
 *
 * @param name by which documents know it
 * @param value as Kura hands it over: encrypted or plain
 */
record SecretOptions(String name, Secret value) {

  static final String NAME = "name";
  static final String VALUE = "value";

  /** Options that are whole, or everything that is wrong with them: "field: reason". */
  record Read(Optional<SecretOptions> options, List<String> problems) {}

  static Read from(Map<String, ?> configuration) {
    OptionReader reader = new OptionReader(configuration);
    int wrong = reader.problems().size();
    Optional<String> name = reader.text(NAME);
    if (name.filter(SecretsFile::isName).isEmpty() && reader.problems().size() == wrong) {
      // A value that was typed into the wrong field is not repeated.
      reader.problem(NAME, "must be 1 to 64 characters of A-Z a-z 0-9 . _ -");
    }
    wrong = reader.problems().size();
    Optional<Secret> value = reader.text(VALUE).map(Secret::of);
    if (value.isEmpty() && reader.problems().size() == wrong) {
      reader.problem(VALUE, "must be given");
    }
    List<String> problems = reader.problems();
    return problems.isEmpty()
        ? new Read(
            Optional.of(new SecretOptions(name.orElseThrow(), value.orElseThrow())), problems)
        : new Read(Optional.empty(), problems);
  }
}
