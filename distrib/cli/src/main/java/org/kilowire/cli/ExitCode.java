// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import org.kilowire.conversation.Reason;

/** How a command ended, for scripts. */
public final class ExitCode {

  public static final int DONE = 0;

  /** The device or the IMS refused, or what was checked is not in order; the reason is printed. */
  public static final int REFUSED = 1;

  /** Wrong usage, or a file that was named cannot be used. */
  public static final int USAGE = 2;

  /** The link failed or timed out, or nothing usable came over it. */
  public static final int LINK = 3;

  /** Internal error; the stack is printed. The launcher uses 4 where the build failed. */
  public static final int FAULT = 5;

  private ExitCode() {}

  /** How a command ends that came to nothing for {@code reason}, whatever the protocol. */
  public static int of(Reason reason) {
    return switch (reason.kind()) {
      case LINE -> LINK;
      case PEER -> REFUSED;
      case LOCAL -> USAGE;
    };
  }
}
