// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sv convert}: what goes over into another form, and back. */
final class SvConvertTest {

  private static final String UNIVERSAL = "LN2/DS1/LD1";

  @TempDir private Path folder;

  private Path simulated(String kind, String options) {
    Path file = folder.resolve(kind + ".out");
    SvRun run = SvRun.of((Object[]) ("sim " + kind + " " + options + " --out " + file).split(" "));
    assertThat(run.code).as(run.text).isZero();
    return file;
  }

  private Path converted(Path from, String name, String options) {
    Path to = folder.resolve(name);
    SvRun run = convert(from, to, options);
    assertThat(run.code).as(run.text).isZero();
    return to;
  }

  private static SvRun convert(Path from, Path to, String options) {
    return SvRun.of((Object[]) ("sv convert " + from + " --out " + to + " " + options).split(" "));
  }

  private static List<String> asdus(Object... dump) {
    return SvRun.of(dump).objects().stream()
        .filter(one -> one.has("asdus"))
        .map(one -> one.get("asdus").toString())
        .toList();
  }

  @Test
  void frames_of_9_2_become_the_same_frames() throws IOException {
    Path file = simulated("sv", "--seconds 1 --fault test@100+5 --fault sync-loss@200+5");
    Path same = converted(file, "same.pcap", "--to 9-2");
    assertThat(Files.readAllBytes(same)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void values_go_over_a_table_and_come_back_the_same() throws IOException {
    Path file = simulated("sv", "--seconds 1 --wave Ia=rms:1234,h3:10 --fault invalid@7");
    Path table = converted(file, "table.csv", "--to csv");
    List<String> lines = Files.readAllLines(table);
    assertThat(lines).hasSize(4001);
    assertThat(lines.get(0))
        .startsWith("time_ns,smpCnt,synchronised,Ia,Ib,")
        .endsWith("Un.quality");
    Path back = converted(table, "back.pcap", "--to 9-2 --stream KWMU0101");
    assertThat(asdus("sv", "dump", "--json", back))
        .hasSize(4000)
        .isEqualTo(
            asdus("sv", "dump", "--json", file).stream()
                .map(one -> one.replace("\"smpSynch\":2", "\"smpSynch\":1"))
                .toList());
  }

  @Test
  void frames_of_9_1_become_octets_of_ft3_and_come_back_the_same() {
    Path file = simulated("sv", "--seconds 1 --profile universal-12");
    Path octets = converted(file, "octets.bin", "--to ft3");
    assertThat(asdus("sv", "dump", "--json", "--ft3", octets))
        .hasSize(4000)
        .isEqualTo(asdus("sv", "dump", "--json", file));
    Path back = converted(octets, "back.pcap", "--ft3 --to 9-1");
    assertThat(asdus("sv", "dump", "--json", back)).isEqualTo(asdus("sv", "dump", "--json", file));
  }

  @Test
  void a_stream_of_9_2_has_its_values_in_9_1_and_ft3() {
    Path file = simulated("sv", "--seconds 2 --fault loss@5000+3 --fault duplicate@6000+2");
    JsonObject total =
        SvRun.analyze(converted(file, "x.pcap", "--to 9-1 --artg 600")).total(UNIVERSAL);
    assertThat(SvRun.counts(total)).isEqualTo("7997 3 0 0");
    assertThat(SvRun.rms(total, "Ia")).isCloseTo(1000, within(1.0));
    assertThat(SvRun.rms(total, "Ima")).isCloseTo(1000, within(0.1));
    assertThat(SvRun.rms(total, "Ua")).isCloseTo(63_508.5, within(3.0));
    assertThat(total.get("rms").getAsJsonObject().get("Ubb").isJsonNull())
        .as("nothing goes into it")
        .isTrue();
    JsonObject ft3 =
        SvRun.analyze("--ft3", converted(file, "x.bin", "--to ft3 --to-layout 56"))
            .total(UNIVERSAL);
    assertThat(SvRun.counts(ft3)).isEqualTo("7997 3 0 0");
  }

  @Test
  void values_that_are_too_large_are_marked_as_invalid_and_counted() {
    Path file = simulated("sv", "--seconds 1 --wave Ia=rms:4000");
    SvRun run = convert(file, folder.resolve("x.pcap"), "--to 9-1 --artg 1000 --json");
    JsonObject summary = run.objects().get(0);
    assertThat(summary.get("samples").getAsLong()).isEqualTo(4000);
    assertThat(summary.get("cut").getAsLong()).as("Ima above 2,828 A").isPositive();
  }

  @Test
  void one_of_several_streams_is_chosen_by_its_name() {
    Path file = simulated("sv", "--seconds 1 --streams 2");
    SvRun unsaid = convert(file, folder.resolve("x.csv"), "--to csv");
    assertThat(unsaid.code).isEqualTo(2);
    assertThat(unsaid.text).contains("which --stream? KWMU0101, KWMU0201");
    Path one = converted(file, "one.pcap", "--to 9-2 --stream KWMU0201");
    assertThat(SvRun.analyze(one).totals()).hasSize(1);
    assertThat(SvRun.analyze(one).total("KWMU0201").get("received").getAsLong()).isEqualTo(4000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--to pcap",
        "--to 9-1 --to-map nothing",
        "--to ft3 --to-layout 99",
        "--to ft3 --to-map 9-2LE",
        "--to csv --stream nobody"
      })
  void what_cannot_be_is_2(String options) {
    Path file = simulated("sv", "--seconds 1");
    SvRun run = convert(file, folder.resolve("x"), options);
    assertThat(run.code).as(run.text).isEqualTo(2);
  }

  @Test
  void columns_may_be_in_any_order() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"), "Ia,smpCnt,note,time_ns\n5,7,x,1000\n6,8,y,2000\n");
    Path back = converted(table, "back.pcap", "--to 9-2");
    assertThat(asdus("sv", "dump", "--json", back))
        .hasSize(2)
        .first(InstanceOfAssertFactories.STRING)
        .contains("\"smpCnt\":7");
  }

  @Test
  void a_table_without_a_time_or_a_count_is_2() throws IOException {
    for (String header : List.of("time_ns,Ia", "smpCnt,Ia")) {
      Path table = Files.writeString(folder.resolve("t.csv"), header + "\n1,5\n");
      assertThat(convert(table, folder.resolve("x.pcap"), "--to 9-2").code).as(header).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1,0", "4294967296000000000,0", "1,-1", "1,65536"})
  void a_time_or_a_count_that_cannot_be_is_2_and_has_its_line(String cells) throws IOException {
    Path table =
        Files.writeString(folder.resolve("t.csv"), "time_ns,smpCnt,Ia\n1,0,5\n" + cells + ",5\n");
    SvRun run = convert(table, folder.resolve("x.pcap"), "--to 9-2");
    assertThat(run.code).as(run.text).isEqualTo(2);
    assertThat(run.text).contains("line 3").contains("it is 0..");
  }

  @Test
  void a_table_with_a_wrong_line_is_2_and_has_its_number() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "time_ns,smpCnt,Ia\n1,0,5\n2,x,5\n");
    SvRun run = convert(table, folder.resolve("x.pcap"), "--to 9-2");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.text).contains("line 3").contains("no number");
    assertThat(convert(table, table, "--to 9-2").text).contains("--out is FILE itself");
    assertThat(convert(table, folder.resolve("y"), "--to csv").code).isEqualTo(2);
  }
}
