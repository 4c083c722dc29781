// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.util.Optional;
import org.kilowire.iec62056.frame.Ascii;

/**
 * A command message of the programming mode (IEC 62056-21, 6.3.8 and 6.5): P password, W write, R
 * read, E execute, B break. What stands in brackets is never printed: it may be a password.
 */
public final class CommandMessage {

  /** Ends the conversation (6.3.9). */
  public static final CommandMessage BREAK = new CommandMessage("B0", "");

  private static final int MAX_DATA = 1024;

  private final String code;
  private final String data;

  private CommandMessage(String code, String data) {
    this.code = code;
    this.data = data;
  }

  /**
   * Any command.
   *
   * @param code letter and type: {@code R5}
   * @param data what follows STX: {@code 1.8.0()}; empty for a command without; at most 1,024
   *     printable characters
   */
  public static CommandMessage of(String code, String data) {
    if (!isKnown(code)) {
      throw new IllegalArgumentException("no command: " + code);
    }
    if (!isData(data)) {
      throw new IllegalArgumentException("a command has up to 1024 printable characters");
    }
    return new CommandMessage(code, data);
  }

  /** Any command, as it stands in a command message; empty for what is none. */
  public static Optional<CommandMessage> parse(String code, String data) {
    return isKnown(code) && isData(data)
        ? Optional.of(new CommandMessage(code, data))
        : Optional.empty();
  }

  private static boolean isKnown(String code) {
    return code.length() == 2
        && "PWREB".indexOf(code.charAt(0)) >= 0
        && Ascii.isPrintable(code)
        && code.charAt(1) != ' ';
  }

  private static boolean isData(String data) {
    return data.length() <= MAX_DATA && Ascii.isPrintable(data);
  }

  /**
   * Reads one data set.
   *
   * @param type 1..6
   */
  public static CommandMessage read(int type, String name) {
    return of("R" + type, name + "()");
  }

  /** Writes one data set. */
  public static CommandMessage write(int type, String name, String value) {
    return of("W" + type, name + "(" + value + ")");
  }

  /** Shows a password: P1. */
  public static CommandMessage password(String password) {
    return of("P1", "(" + password + ")");
  }

  /** Letter and type. */
  public String code() {
    return code;
  }

  /** What follows STX; not to be printed. */
  public String data() {
    return data;
  }

  /** What stands in front of the brackets. */
  public String name() {
    int bracket = data.indexOf('(');
    return bracket < 0 ? data : data.substring(0, bracket);
  }

  /** Whether it may be sent again when no answer has come: it changes nothing. */
  public boolean isRepeatable() {
    return code.charAt(0) == 'R';
  }

  /** Without what stands in brackets. */
  @Override
  public String toString() {
    return name().isEmpty() ? code : code + " " + name();
  }
}
