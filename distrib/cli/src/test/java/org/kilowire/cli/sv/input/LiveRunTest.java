// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;

final class LiveRunTest {

  private static LiveStatus status(LiveState state, String detail, long drops) {
    return new LiveStatus(state, detail, 10, drops, 0, 0, Optional.empty());
  }

  @Test
  void a_source_that_failed_is_a_problem_with_its_detail_and_3() {
    LiveStatus failed = status(LiveState.FAILED, "internal error: of the test", 0);
    assertThat(LiveRun.problem(failed)).isEqualTo("internal error: of the test");
    assertThat(LiveRun.code(failed)).isEqualTo(3);
  }

  @Test
  void frames_that_were_lost_here_are_a_problem_and_1() {
    LiveStatus dropped = status(LiveState.CLOSED, "", 7);
    assertThat(LiveRun.problem(dropped)).startsWith("7 frames were lost on this computer");
    assertThat(LiveRun.code(dropped)).isEqualTo(1);
  }

  @Test
  void a_source_that_was_closed_is_none() {
    LiveStatus closed = status(LiveState.CLOSED, "", 0);
    assertThat(LiveRun.problem(closed)).isEmpty();
    assertThat(LiveRun.code(closed)).isZero();
  }
}
