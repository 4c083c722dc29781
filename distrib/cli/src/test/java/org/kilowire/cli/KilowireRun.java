// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.PrintWriter;

/** Runs commands as the launcher does, for tests of other packages. */
public final class KilowireRun {

  private KilowireRun() {}

  /** The exit code. */
  public static int execute(PrintWriter out, String... arguments) {
    return Kilowire.commandLine().setOut(out).setErr(out).execute(arguments);
  }
}
