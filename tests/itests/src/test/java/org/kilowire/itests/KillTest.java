// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few kills, for every build. */
@Timeout(300)
class KillTest {

  @TempDir private Path root;

  @Test
  void nothing_is_lost_when_gateway_ims_and_broker_are_killed() {
    var unused = new KillRun(root, KillRun.seed()).run(1);
  }
}
