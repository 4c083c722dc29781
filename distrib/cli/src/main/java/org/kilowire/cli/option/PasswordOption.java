// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.io.PrintWriter;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import picocli.CommandLine.Option;

/** A password: given, or asked for on standard error so that no output has a prompt in it. */
public final class PasswordOption {

  private static final String ASK = "";

  @Option(
      names = "--password",
      paramLabel = "TEXT",
      arity = "0..1",
      fallbackValue = ASK,
      description = "the meter's password; as the last word, without TEXT, it is asked for")
  private char[] password;

  public boolean isGiven() {
    return password != null;
  }

  /** The password; empty where none was given. */
  public Optional<Secret> secret(PrintWriter err) {
    if (password == null) {
      return Optional.empty();
    }
    if (password.length == 0) {
      password = Prompt.hidden("password: ", err);
    }
    return Optional.of(Secret.of(new String(password)));
  }
}
