// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the system's clock is known to be right. */
final class ClockProof {

  /** systemd-timesyncd makes this file when it has set the clock, at each start of the system. */
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

  private ClockProof() {}

  static boolean given() {
    return Files.exists(SYNCHRONIZED);
  }
}
