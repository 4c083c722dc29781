// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a person for a secret. */
final class Prompt {

  private static final File TERMINAL = new File("/dev/tty");
  private static final int LONGEST = 1024;

  private Prompt() {}

  /**
   * Asks on {@code err} and reads a line of standard input without showing it.
   *
   * <p>{@link System#console} is there only where input and output both are a terminal; where the
   * output goes into a file, the terminal is told to show nothing meanwhile. From Java 22 on there
   * is one in any case, which reads without a terminal too.
   */
  @SuppressWarnings("SystemConsoleNull")
  static char[] hidden(String question, PrintWriter err) {
    err.print(question);
    err.flush();
    Console console = System.console();
    if (console != null) {
      char[] answer = console.readPassword("");
      return answer == null ? new char[0] : answer;
    }
    boolean silenced = terminal("-echo");
    try {
      return line(System.in).toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (silenced) {
        terminal("echo");
        err.println();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    byte[] octets = new byte[LONGEST];
    int length = 0;
    for (int octet = in.read();
        octet >= 0 && octet != '\n' && length < LONGEST;
        octet = in.read()) {
      octets[length++] = (byte) octet;
    }
    String line = new String(octets, 0, length, StandardCharsets.UTF_8);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Whether there is a terminal and it did as told. */
  private static boolean terminal(String setting) {
    try {
      Process stty =
          new ProcessBuilder("stty", setting)
              .redirectInput(TERMINAL)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return stty.waitFor() == 0;
    } catch (IOException noTerminal) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
