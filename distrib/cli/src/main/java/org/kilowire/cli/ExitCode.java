// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

/** How a command ended, for scripts. */
public final class ExitCode {

  public static final int DONE = 0;

  /** The device or the IMS refused, or what was checked is not in order; the reason is printed. */
  public static final int REFUSED = 1;

  public static final int USAGE = 2;

  /** The link failed or timed out. */
  public static final int LINK = 3;

  private ExitCode() {}
}
