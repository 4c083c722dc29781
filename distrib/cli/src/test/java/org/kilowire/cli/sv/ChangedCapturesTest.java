// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clean captures of the simulator, changed by a script that shares nothing with this program and
 * says what must be found in them: exactly that is found. Skipped without Python.
 */
final class ChangedCapturesTest {

  private static final Path SCRIPT = Path.of("src/test/python/change_capture.py");
  private static final String STREAM = "KWMU0101";
  private static final int SEEDS = 3;

  @TempDir private static Path folder;

  private static Path clean;

  @BeforeAll
  static void make_a_clean_capture() {
    clean = simulated(6);
  }

  private static Path simulated(int seconds) {
    Path file = folder.resolve("clean" + seconds + ".pcap");
    SvRun run = SvRun.of("sim", "sv", "--seconds", seconds, "--out", file);
    assertThat(run.code).as(run.text).isZero();
    return file;
  }

  /** What the script says, by the name of the fact. */
  private static Map<String, Long> change(Path from, Path to, String change, int seed)
      throws IOException, InterruptedException {
    Path facts = folder.resolve("facts");
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "python3",
                  SCRIPT.toString(),
                  from.toString(),
                  to.toString(),
                  change,
                  Integer.toString(seed))
              .redirectOutput(facts.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no python3 here");
      throw e;
    }
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the script ends").isTrue();
    assertThat(process.exitValue()).as(change).isZero();
    Map<String, Long> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(facts, StandardCharsets.US_ASCII)) {
      int blank = line.indexOf(' ');
      all.put(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private static Long found(SvRun run, String fact) {
    if (fact.startsWith("event:")) {
      return run.events().stream().filter(fact.substring(6)::equals).count();
    }
    JsonObject total = run.total(STREAM);
    int dot = fact.indexOf('.');
    return dot < 0
        ? total.get(fact).getAsLong()
        : total
            .get(fact.substring(0, dot))
            .getAsJsonObject()
            .get(fact.substring(dot + 1))
            .getAsLong();
  }

  private static void agrees(Path from, String change, int seed) throws Exception {
    Path changed = folder.resolve(change + seed + ".pcap");
    Map<String, Long> facts = change(from, changed, change, seed);
    SvRun run = SvRun.analyze(changed);
    Map<String, Long> found = new LinkedHashMap<>();
    facts.keySet().forEach(fact -> found.put(fact, found(run, fact)));
    assertThat(found).as("%s, seed %d", change, seed).isEqualTo(facts);
    Files.delete(changed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mixed",
        "one-wrap",
        "more-than-two-wraps",
        "2.3-seconds",
        "below-a-wrap",
        "restart",
        "prp"
      })
  void a_changed_capture_is_reported_exactly(String change) throws Exception {
    for (int seed = 1; seed <= SEEDS; seed++) {
      agrees(clean, change, seed);
    }
  }

  @Test
  void a_counter_that_nobody_sets_back_is_reported_exactly() throws Exception {
    agrees(simulated(20), "full-counter", 1);
  }

  @Test
  void lost_samples_that_were_counted_by_the_time_are_marked_in_the_table() throws Exception {
    Path changed = folder.resolve("marked.pcap");
    change(clean, changed, "one-wrap", 1);
    SvRun run = SvRun.of("sv", "analyze", changed);
    assertThat(run.code).as(run.text).isZero();
    assertThat(run.text).contains(" ~4000 ").contains("4000 samples (by the time) are missing");
  }
}
