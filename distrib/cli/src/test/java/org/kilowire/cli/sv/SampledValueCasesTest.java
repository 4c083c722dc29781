// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures that somebody else made, with their right results; skipped where they are not. */
final class SampledValueCasesTest {

  private static final String LE = "MU01MU0101";

  @TempDir private Path folder;

  private Path file(String name) throws IOException {
    Path packed =
        Path.of(System.getProperty("kilowire.cases", "absent"), "sampled-values", name + ".gz");
    Assumptions.assumeTrue(Files.exists(packed), "the cases are not here: " + packed);
    Path file = folder.resolve(name);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void removed_repeated_and_swapped_frames_are_counted() throws IOException {
    JsonObject total = SvRun.analyze(file("le-changed.pcap")).total(LE);
    assertThat(SvRun.counts(total)).isEqualTo("11995 10 5 3");
    assertThat(total.get("frames").getAsLong()).isEqualTo(11_995);
    assertThat(total.get("different").getAsLong()).isEqualTo(11_990);
  }

  @Test
  void counters_that_are_set_back_lose_nothing() throws IOException {
    SvRun run = SvRun.analyze(file("resets.pcap"));
    assertThat(run.total(LE).get("lost").getAsLong()).isZero();
    assertThat(run.events()).filteredOn("reset"::equals).hasSize(2);
  }

  @Test
  void each_asdu_of_a_frame_belongs_to_its_own_stream() throws IOException {
    SvRun run = SvRun.analyze(file("svids-in-one-frame.pcap"));
    assertThat(run.totals()).hasSize(3);
    for (String svId : new String[] {"AA1", "AA2", "AA3"}) {
      assertThat(SvRun.counts(run.total(svId))).isEqualTo("3999 1 0 0");
    }
  }

  @Test
  void both_networks_of_prp_are_counted_apart() throws IOException {
    SvRun run = SvRun.analyze(file("prp-ab.pcap"));
    JsonObject total = run.total(LE);
    assertThat(SvRun.counts(total)).isEqualTo("15990 1 7991 0");
    assertThat(SvRun.counts(total.get("lan_A").getAsJsonObject())).isEqualTo("7994 6 0 0");
    assertThat(SvRun.counts(total.get("lan_B").getAsJsonObject())).isEqualTo("7996 4 0 0");
    assertThat(run.summary().get("malformed").getAsJsonObject().keySet()).isEmpty();
  }

  @Test
  void invalid_channels_have_no_value_and_others_say_what_is_odd() throws IOException {
    JsonObject total = SvRun.analyze(file("quality-words.pcap")).total(LE);
    JsonObject rms = total.get("rms").getAsJsonObject();
    JsonObject quality = total.get("quality").getAsJsonObject();
    assertThat(SvRun.rms(total, "Ia")).isCloseTo(1000, within(0.01));
    assertThat(rms.get("Ib").isJsonNull()).isTrue();
    assertThat(rms.get("Ic").isJsonNull()).isTrue();
    assertThat(rms.get("In").isJsonNull()).isFalse();
    assertThat(quality.get("Ib")).hasToString("[\"invalid(1)\"]");
    assertThat(quality.get("Ic")).hasToString("[\"invalid\"]");
    assertThat(quality.get("In")).hasToString("[\"questionable\",\"derived\"]");
    assertThat(quality.get("Ub")).hasToString("[\"test\"]");
    assertThat(quality.get("Uc")).hasToString("[\"operatorBlocked\"]");
    assertThat(total.get("test").getAsBoolean()).isTrue();
  }

  @Test
  void the_universal_data_set_has_the_values_of_its_own_ratings() throws IOException {
    JsonObject total = SvRun.analyze(file("s91-universal.pcap")).total("LN2/DS1/LD1");
    assertThat(SvRun.counts(total)).isEqualTo("7999 1 0 0");
    assertThat(total.get("rate").getAsDouble()).isEqualTo(4000);
    assertThat(total.get("frequency").getAsDouble()).isCloseTo(50, within(0.001));
    assertThat(SvRun.rms(total, "Ima")).isCloseTo(1000, within(0.1));
    assertThat(SvRun.rms(total, "Ua")).isCloseTo(63_509, within(2.0));
  }

  @Test
  void ft3_is_found_again_behind_whatever_was_no_frame() throws IOException {
    JsonObject total = SvRun.analyze("--ft3", file("ft3-resync.bin")).total("LN2/DS1/LD1");
    assertThat(SvRun.counts(total)).isEqualTo("3999 1 0 0");
    assertThat(total.get("frames").getAsLong()).isEqualTo(3999);
  }

  @Test
  void hostile_frames_are_refused_by_reason_beside_a_good_stream() throws IOException {
    SvRun run = SvRun.analyze(file("hostile.pcap"));
    assertThat(SvRun.counts(run.total("GOOD"))).isEqualTo("400 0 0 0");
    assertThat(run.summary().get("malformed").getAsJsonObject().keySet())
        .contains("sv-asdu-count", "sv-bad-length", "sv-malformed-tlv", "sv-missing-member");
    SvRun dump = SvRun.of("sv", "dump", "--json", folder.resolve("hostile.pcap"));
    assertThat(dump.code).as(dump.text).isZero();
    assertThat(dump.text.lines().filter(line -> line.contains("\"malformed\":")))
        .hasSize(28)
        .allMatch(line -> line.contains("\"octets\":"));
  }
}
