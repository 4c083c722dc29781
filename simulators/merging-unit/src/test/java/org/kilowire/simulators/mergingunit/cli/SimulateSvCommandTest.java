// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.capture.file.CaptureFileReader;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;
import picocli.CommandLine;

final class SimulateSvCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Callable<Integer> command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--out", file().toString()));
    all.addAll(Arrays.asList(arguments));
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private Path file() {
    return folder.resolve("frames");
  }

  private int frames(Set<String> kinds) throws IOException {
    EthernetView view = new EthernetView();
    int frames = 0;
    try (CaptureFileReader reader = new CaptureFileReader(Files.newInputStream(file()))) {
      while (reader.next()) {
        frames++;
        assertThat(view.wrap(reader.frame().octets(), 0, reader.frame().length())).isTrue();
        kinds.add(view.format().id() + " " + view.appId() + " " + view.isSimulated());
      }
      assertThat(reader.reason()).isNull();
    }
    return frames;
  }

  @Test
  void streams_of_several_profiles_are_in_one_file() throws IOException {
    assertThat(
            run(
                new SimulateSvCommand(),
                "--seconds",
                "1",
                "--profile",
                "9-2LE,F4800S2I4U4,universal-12,state-grid-22",
                "--fault",
                "LD03/loss@5+2"))
        .as(err.toString())
        .isZero();
    Set<String> kinds = new TreeSet<>();
    assertThat(frames(kinds)).isEqualTo(4000 + 2400 + 3998 + 4000);
    assertThat(kinds)
        .containsExactly("9-1 2 true", "9-1 3 true", "9-2 16384 true", "9-2 16385 true");
    assertThat(out.toString())
        .contains("stream KWMU0101  9-2  9-2LE  4000/s  marked as simulated")
        .contains("sent   LD03  3998 frames, 4000 samples made, 2 lost, loss 2");
  }

  @Test
  void the_simulation_bit_is_left_out_only_when_told_and_it_says_so() throws IOException {
    assertThat(
            run(new SimulateSvCommand(), "--seconds", "1", "--no-simulation-bit", "--vlan", "-1"))
        .isZero();
    Set<String> kinds = new TreeSet<>();
    assertThat(frames(kinds)).isEqualTo(4000);
    assertThat(kinds).containsExactly("9-2 16384 false");
    assertThat(out.toString()).contains("NOT marked as simulated");
  }

  @Test
  void twenty_streams_at_sixty_hertz_with_prp_are_told_in_json() throws IOException {
    int exit =
        run(
            new SimulateSvCommand(),
            "--seconds=1",
            "--streams=20",
            "--nominal=60",
            "--prp",
            "--all-members",
            "--fault=KWMU2001/loss-b@0+10",
            "--wave=Ia=rms:12,h3:4",
            "--json");
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString().lines()).hasSize(20);
    assertThat(out.toString().lines().toList().get(19))
        .contains("\"stream\":\"KWMU2001\"", "\"framesOnA\":4800", "\"framesOnB\":4790");
    assertThat(frames(new TreeSet<>())).isEqualTo(20 * 2 * 4800 - 10);
  }

  @Test
  void ft3_is_a_file_of_octets_in_every_layout() throws IOException {
    List<Ft3Layout> layouts = new ArrayList<>(Ft3Layout.MERGING_UNIT);
    layouts.addAll(Ft3Layout.SENSORS);
    for (Ft3Layout layout : layouts) {
      assertThat(run(new SimulateFt3Command(), "--seconds", "1", "--layout", layout.name()))
          .as(layout.name() + err)
          .isZero();
      assertThat(ft3(Ft3Options.of(layout))).as(layout.name()).isEqualTo(4000);
    }
    assertThat(out.toString()).contains("FT3 has no mark for simulated streams");
  }

  @Test
  void a_private_layout_is_described() throws IOException {
    String own = "own blocks=16,8 channels=9@0 sw1=18 smpCnt=22";
    assertThat(
            run(
                new SimulateFt3Command(),
                "--seconds=1",
                "--layout",
                own,
                "--rate=5000",
                "--fault=bad-crc@3"))
        .as(err.toString())
        .isZero();
    assertThat(ft3(Ft3Options.of(Ft3Layout.parse(own)))).isEqualTo(4999);
  }

  private long ft3(Ft3Options options) throws IOException {
    Ft3StreamDecoder decoder = new Ft3StreamDecoder(options, (frame, time) -> {});
    byte[] octets = Files.readAllBytes(file());
    decoder.accept(octets, 0, octets.length, 0);
    return decoder.frames();
  }

  @Test
  void a_map_of_ones_own_is_used() throws IOException {
    Path maps = folder.resolve("maps.json");
    Files.writeString(
        maps, "{\"version\": 1, \"maps\": [{\"id\": \"mine\", \"like\": \"F4000S1I3U3\"}]}");
    assertThat(
            run(new SimulateSvCommand(), "--seconds=1", "--map", maps.toString(), "--profile=mine"))
        .as(err.toString())
        .isZero();
    assertThat(frames(new TreeSet<>())).isEqualTo(4000);
    Files.writeString(maps, "{");
    assertThat(run(new SimulateSvCommand(), "--map", maps.toString(), "--profile=mine"))
        .isEqualTo(2);
  }

  @Test
  void what_cannot_be_is_an_error_of_usage() {
    for (String wrong :
        List.of(
            "--profile=nothing",
            "--seconds=0",
            "--streams=21",
            "--fault=flood@1",
            "--wave=Ix=rms:1",
            "--wrap=0",
            "--asdus=17",
            "--vlan=4096",
            "--frequency=-1")) {
      assertThat(run(new SimulateSvCommand(), wrong)).as(wrong).isEqualTo(2);
    }
    assertThat(run(new SimulateFt3Command(), "--layout=57")).isEqualTo(2);
    assertThat(run(new SimulateFt3Command(), "--profile=9-2LE")).isEqualTo(2);
    assertThat(err.toString()).contains("is no fault; there are loss");
  }
}
