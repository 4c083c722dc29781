// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.PrivateNetwork;

/** Interfaces; skipped where this process may not capture, or have a network of its own. */
final class SvLiveTest {

  @TempDir private Path folder;

  private static SvRun run(Object... words) {
    SvRun run = SvRun.of(words);
    Assumptions.assumeFalse(
        run.text.contains("CAP_NET_RAW") || run.text.contains("not-supported"), run.text);
    return run;
  }

  private static FutureTask<SvRun> begin(Object... words) {
    FutureTask<SvRun> run = new FutureTask<>(() -> SvRun.of(words));
    new Thread(run, "command").start();
    return run;
  }

  @Test
  @Timeout(60)
  void streams_on_a_cable_are_counted_and_recorded() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    Path file = folder.resolve("bus.pcap");
    PrivateNetwork.with(
        network -> {
          FutureTask<SvRun> analysis = begin("sv", "analyze", "here", "--seconds", 7, "--json");
          FutureTask<SvRun> other =
              begin("sv", "analyze", "here", "--seconds", 7, "--json", "--capture", "pcap");
          FutureTask<SvRun> record = begin("sv", "record", "here", "--seconds", 7, "--out", file);
          SvRun sent =
              SvRun.of(
                  "sim", "sv", "--interface", "there", "--seconds", 4, "--fault", "loss@12000+7");
          assertThat(sent.code).as(sent.text).isZero();
          agrees(analysis.get());
          if (!other.get().text.contains("libpcap")) { // else this system has none
            agrees(other.get());
          }
          assertThat(record.get().code).as(record.get().text).isZero();
        });
    assertThat(SvRun.analyze(file).total("KWMU0101").get("lost").getAsLong()).isEqualTo(7);
  }

  private static void agrees(SvRun run) {
    assertThat(run.code).as(run.text).isZero();
    JsonObject total = run.total("KWMU0101");
    assertThat(total.get("lost").getAsLong()).isEqualTo(7);
    assertThat(total.get("vlan").getAsInt()).isZero();
    assertThat(total.get("state").getAsString()).isEqualTo("lost");
    assertThat(SvRun.rms(total, "Ia")).isCloseTo(1000, within(0.01));
    assertThat(run.events()).contains("hole", "lost");
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
    assertThat(SvRun.of("sv", "analyze", "lo", "--capture", "rings").code).isEqualTo(2);
    assertThat(
            SvRun.of("sv", "record", "a-name-that-is-too-long", "--out", folder.resolve("x")).code)
        .isEqualTo(2);
  }
}
