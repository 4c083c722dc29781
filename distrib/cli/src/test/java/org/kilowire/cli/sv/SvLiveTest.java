// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interface without sampled values; skipped where this process may not capture. */
final class SvLiveTest {

  @TempDir private Path folder;

  private static SvRun run(Object... words) {
    SvRun run = SvRun.of(words);
    Assumptions.assumeFalse(
        run.text.contains("CAP_NET_RAW") || run.text.contains("not-supported"), run.text);
    return run;
  }

  @Test
  void a_recording_ends_when_its_time_is_over_and_is_a_capture() throws Exception {
    Path file = folder.resolve("bus.pcap");
    SvRun run = run("sv", "record", "lo", "--seconds", "0.2", "--out", file, "--json");
    assertThat(run.code).as(run.text).isZero();
    assertThat(run.objects().get(0).get("kernel_drops").getAsLong()).isZero();
    assertThat(Files.size(file)).isGreaterThanOrEqualTo(24);
    assertThat(SvRun.analyze(file).totals()).isEmpty();
  }

  @Test
  void an_interface_is_heard_where_no_file_has_its_name() {
    SvRun run = run("sv", "analyze", "lo", "--seconds", "0.2", "--json");
    assertThat(run.code).as(run.text).isZero();
    assertThat(run.summary().get("streams").getAsInt()).isZero();
  }

  @Test
  void what_is_neither_a_file_nor_an_interface_is_2() {
    SvRun run = SvRun.of("sv", "analyze", "no-such-thing");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.text).contains("no-such-thing");
    assertThat(
            SvRun.of("sv", "record", "a-name-that-is-too-long", "--out", folder.resolve("x")).code)
        .isEqualTo(2);
  }
}
