// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.kilowire.cli.KilowireRun;

/** Runs a command and keeps what it said. */
final class Commands {

  /**
   * What became of one.
   *
   * @param text all that it printed, errors too
   */
  record Result(int code, String text) {
    List<String> lines() {
      return text.lines().toList();
    }
  }

  private Commands() {}

  /** Words with single blanks between them. */
  static Result run(String command, String... more) {
    StringWriter text = new StringWriter();
    String[] words =
        Stream.concat(Stream.of(command.split(" ", -1)), Stream.of(more)).toArray(String[]::new);
    int code = KilowireRun.execute(new PrintWriter(text, true), words);
    return new Result(code, text.toString());
  }
}
