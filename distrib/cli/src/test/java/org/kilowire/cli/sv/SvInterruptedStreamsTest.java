// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.capture.file.CaptureFileReader;
import org.kilowire.capture.file.CaptureFrame;
import org.kilowire.cli.sv.input.CountedTime;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;

/** What {@code sv analyze} says of streams with holes, and of both LANs on interfaces of theirs. */
final class SvInterruptedStreamsTest {

  private static final String LE = "KWMU0101";

  @TempDir private Path folder;

  private Path simulated(String kind, String options) {
    Path file = folder.resolve(kind + ".out");
    SvRun run = SvRun.of((Object[]) ("sim " + kind + " " + options + " --out " + file).split(" "));
    assertThat(run.code).as(run.text).isZero();
    return file;
  }

  @Test
  void a_second_without_values_has_none_of_the_one_before() {
    SvRun run = SvRun.analyze(simulated("sv", "--seconds 4 --fault loss@8500+2000"));
    List<JsonObject> seconds = run.seconds(LE);
    assertThat(SvRun.rms(seconds.get(1), "Ia")).isCloseTo(1000, within(1.0));
    JsonObject without = seconds.get(2);
    assertThat(without.get("missing").getAsInt()).isEqualTo(2000);
    assertThat(without.get("frequency").isJsonNull()).isTrue();
    assertThat(without.get("rms").getAsJsonObject().get("Ia").isJsonNull()).isTrue();
    assertThat(without.get("angle").getAsJsonObject().get("Ia").isJsonNull()).isTrue();
    assertThat(without.get("power").getAsJsonObject().keySet()).isEmpty();
    assertThat(SvRun.rms(seconds.get(3), "Ia")).isCloseTo(1000, within(1.0));
  }

  @Test
  void the_totals_have_the_values_of_the_last_second_that_had_some() {
    SvRun run = SvRun.analyze(simulated("sv", "--seconds 3 --fault loss@8500+2000"));
    assertThat(run.seconds(LE).get(2).get("frequency").isJsonNull()).isTrue();
    assertThat(SvRun.rms(run.total(LE), "Ia")).isCloseTo(1000, within(1.0));
    assertThat(run.total(LE).get("frequency").getAsDouble()).isCloseTo(50, within(0.001));
  }

  @Test
  void a_long_hole_in_octets_is_lost_and_not_late() {
    SvRun run = SvRun.analyze("--ft3", simulated("ft3", "--seconds 4 --fault loss@6000+3000"));
    assertThat(SvRun.counts(run.totals().get(0))).isEqualTo("13000 3000 0 0");
  }

  @Test
  void counts_of_octets_that_go_back_are_late_or_a_restart() {
    CountedTime time = new CountedTime(4000);
    assertThat(time.of(2000)).isZero();
    assertThat(time.of(2002)).isEqualTo(500_000);
    assertThat(time.of(2001)).as("late").isEqualTo(500_000);
    assertThat(time.of(2002)).as("again").isEqualTo(500_000);
    assertThat(time.of(0)).as("a hole of a half").isEqualTo(500_000_000);
    assertThat(time.of(1500)).isEqualTo(875_000_000);
    assertThat(time.of(0)).as("a restart").isEqualTo(875_250_000);
    assertThat(time.of(3000)).isEqualTo(1_625_250_000);
    assertThat(time.of(2000)).as("a hole of 3/4").isEqualTo(2_375_250_000L);
  }

  @Test
  void lans_on_an_interface_each_are_one_stream() throws IOException {
    Path file = simulated("sv", "--seconds 2 --prp --fault loss-b@5000+9");
    PcapngWriting both = new PcapngWriting(2);
    try (CaptureFileReader reader = new CaptureFileReader(Files.newInputStream(file))) {
      while (reader.next()) {
        CaptureFrame frame = reader.frame();
        int lan = frame.octets()[frame.length() - 4] >> 4 & 0xF; // of the trailer (IEC 62439-3)
        both.frame(lan - 0xA, frame.arrivalNanos(), frame.octets(), frame.length());
      }
    }
    SvRun run = SvRun.analyze(Files.write(folder.resolve("both.pcapng"), both.octets()));
    assertThat(run.totals()).hasSize(1);
    JsonObject total = run.total(LE);
    assertThat(total.get("lost").getAsLong()).isZero();
    assertThat(total.get("lan_A").getAsJsonObject().get("lost").getAsLong()).isZero();
    assertThat(total.get("lan_B").getAsJsonObject().get("lost").getAsLong()).isEqualTo(9);
  }

  /** A frame goes around both ways, and the lowest bit of its path says which. */
  @Test
  void both_ports_of_a_ring_are_one_stream() throws IOException {
    Path file = simulated("sv", "--seconds 2");
    PcapngWriting both = new PcapngWriting(2);
    EthernetView view = new EthernetView();
    int count = 0;
    try (CaptureFileReader reader = new CaptureFileReader(Files.newInputStream(file))) {
      while (reader.next()) {
        CaptureFrame frame = reader.frame();
        assertThat(view.wrap(frame.octets(), 0, frame.length())).isTrue();
        EthernetFrame plain = EthernetFrame.of(view);
        for (int port = 0; port < 2; port++) {
          byte[] tagged = plain.withHsr(port, count).toOctets().toArray();
          if (port == 0 || count < 5000 || count >= 5009) {
            both.frame(port, frame.arrivalNanos(), tagged, tagged.length);
          }
        }
        count++;
      }
    }
    SvRun run = SvRun.analyze(Files.write(folder.resolve("ring.pcapng"), both.octets()));
    assertThat(run.totals()).hasSize(1);
    JsonObject total = run.total(LE);
    assertThat(total.get("lost").getAsLong()).isZero();
    assertThat(total.get("lan_A").getAsJsonObject().get("lost").getAsLong()).isZero();
    assertThat(total.get("lan_B").getAsJsonObject().get("lost").getAsLong()).isEqualTo(9);
  }

  @Test
  void the_counter_of_octets_says_their_rate() throws IOException {
    Path file = simulated("ft3", "--seconds 3 --rate 4800 --frequency 60");
    SvRun found = SvRun.analyze(file, "--ft3");
    JsonObject total = found.totals().get(0);
    assertThat(total.get("rate").getAsDouble()).isEqualTo(4800);
    assertThat(total.get("frequency").getAsDouble()).isCloseTo(60, within(0.001));
    SvRun told = SvRun.analyze(file, "--ft3", "--rate", 4000);
    assertThat(told.totals().get(0).get("frequency").getAsDouble()).isCloseTo(50, within(0.001));
  }

  @Test
  void frames_without_a_trailer_are_a_stream_on_each_interface() throws IOException {
    Path file = simulated("sv", "--seconds 1");
    PcapngWriting both = new PcapngWriting(2);
    try (CaptureFileReader reader = new CaptureFileReader(Files.newInputStream(file))) {
      while (reader.next()) {
        CaptureFrame frame = reader.frame();
        both.frame(0, frame.arrivalNanos(), frame.octets(), frame.length());
        both.frame(1, frame.arrivalNanos(), frame.octets(), frame.length());
      }
    }
    SvRun run = SvRun.analyze(Files.write(folder.resolve("both.pcapng"), both.octets()));
    assertThat(run.totals()).hasSize(2);
  }
}
