// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many kills. */
@Tag("slow")
@Tag("part-2")
@Timeout(1800)
class KillsTest {

  private static final int EACH = 50;

  @TempDir private Path root;

  @Test
  void nothing_is_lost_when_gateway_ims_and_broker_are_killed_50_times_each(TestReporter reporter) {
    long seed = KillRun.seed();
    int redelivering = new KillRun(root, seed).run(EACH);
    reporter.publishEntry("rounds with a redelivered batch", Integer.toString(redelivering));
    assertThat(redelivering)
        .as("kills after which a batch came again, else this proves little; seed %d", seed)
        .isGreaterThanOrEqualTo(10);
  }
}
