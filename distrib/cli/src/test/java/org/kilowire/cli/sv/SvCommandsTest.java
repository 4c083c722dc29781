// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sv analyze} and {@code sv dump} say of what the simulator sends. */
final class SvCommandsTest {

  private static final String LE = "KWMU0101";
  private static final String UNIVERSAL = "LN2/DS1/LD1";

  @TempDir private Path folder;

  private Path sv(String options) {
    return simulated("sv", options);
  }

  private Path simulated(String kind, String options) {
    Path file = folder.resolve(kind + ".out");
    Object[] words = ("sim " + kind + " " + options + " --out " + file).split(" ");
    SvRun run = SvRun.of(words);
    assertThat(run.code).as(run.text).isZero();
    return file;
  }

  private Path written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void faults_of_a_stream_are_counted_as_they_were_made() {
    Path file =
        sv("--seconds 3 --fault loss@4100+10 --fault duplicate@5000+5 --fault reorder@9000");
    JsonObject total = SvRun.analyze(file).total(LE);
    assertThat(SvRun.counts(total)).isEqualTo("11995 10 5 1");
    assertThat(total.get("map").getAsString()).isEqualTo("9-2LE");
    assertThat(total.get("map_assumed").getAsBoolean()).isTrue();
    assertThat(total.get("simulated").getAsBoolean()).isTrue();
  }

  @Test
  void the_figures_of_all_seconds_add_up_to_the_totals() {
    Path file = sv("--seconds 5 --fault loss@6000+7 --fault duplicate@9000+3");
    SvRun run = SvRun.analyze(file);
    List<JsonObject> seconds = run.seconds(LE);
    assertThat(seconds).hasSize(5);
    assertThat(seconds.stream().mapToLong(one -> one.get("received").getAsLong()).sum())
        .isBetween(19_900L, 19_996L);
    assertThat(seconds.stream().mapToLong(one -> one.get("missing").getAsLong()).sum())
        .isEqualTo(7);
    assertThat(seconds).allMatch(one -> Math.abs(one.get("frequency").getAsDouble() - 50) < 1e-3);
    assertThat(seconds.get(0).get("time").getAsString()).isEqualTo("2026-01-01T00:00:01Z");
  }

  @Test
  void a_dead_lan_is_an_alarm() {
    SvRun run = SvRun.analyze(sv("--seconds 4 --prp --fault loss-b@6000+9999999"));
    JsonObject total = run.total(LE);
    assertThat(total.get("lost").getAsLong()).isZero();
    assertThat(total.get("lan_B").getAsJsonObject().get("lost").getAsLong()).isEqualTo(10_000);
    assertThat(total.get("lan_B").getAsJsonObject().get("silent").getAsBoolean()).isTrue();
    assertThat(run.events()).contains("lan-silent");
  }

  @Test
  void a_restart_a_lost_synchronisation_and_a_test_are_events_and_no_loss() {
    SvRun run =
        SvRun.analyze(
            sv(
                "--seconds 5 --fault restart@5000 --fault sync-loss@12000+100 --fault"
                    + " test@15000+9"));
    assertThat(run.total(LE).get("lost").getAsLong()).isZero();
    assertThat(run.events()).contains("reset", "sync-changed", "test-changed");
  }

  @Test
  void streams_of_9_2_and_9_1_side_by_side_have_their_values() {
    SvRun run = SvRun.analyze(sv("--seconds 2 --profile 9-2LE,universal-12 --frequency 50.2"));
    JsonObject universal = run.total("LN2/DS1/LD2");
    assertThat(universal.get("format").getAsString()).isEqualTo("9-1");
    assertThat(SvRun.rms(universal, "Ima")).isCloseTo(1000, within(0.1));
    assertThat(SvRun.rms(universal, "Ua")).isCloseTo(63_509, within(2.0));
    assertThat(SvRun.rms(run.total(LE), "Ia")).isCloseTo(1000, within(0.01));
    assertThat(universal.get("frequency").getAsDouble()).isCloseTo(50.2, within(0.002));
  }

  @Test
  void octets_of_ft3_are_read_behind_damage() throws IOException {
    Path file = simulated("ft3", "--seconds 3 --fault bad-crc@5000+2 --fault loss@6000+1");
    byte[] octets = Files.readAllBytes(file);
    byte[] noisy = new byte[octets.length + 5];
    System.arraycopy(octets, 0, noisy, 0, 54);
    Arrays.fill(noisy, 54, 59, (byte) 0x64);
    System.arraycopy(octets, 54, noisy, 59, octets.length - 54);
    Files.write(file, noisy);
    SvRun run = SvRun.analyze("--ft3", file);
    JsonObject total = run.total(UNIVERSAL);
    assertThat(SvRun.counts(total)).isEqualTo("11997 3 0 0");
    assertThat(SvRun.rms(total, "Ima")).isCloseTo(1000, within(0.1));
    assertThat(run.summary().get("malformed").getAsJsonObject().keySet())
        .containsExactlyInAnyOrder("sv-bad-crc", "sv-no-start");
  }

  @Test
  void other_layouts_and_crcs_of_ft3_are_asked_for() {
    Path file = simulated("ft3", "--seconds 2 --layout sensor-34 --crc-init FFFF --no-complement");
    SvRun run =
        SvRun.analyze(
            "--ft3", "--layout", "sensor-34", "--crc-init", "FFFF", "--no-complement", file);
    assertThat(run.totals()).hasSize(1);
    assertThat(run.totals().get(0).get("received").getAsLong()).isEqualTo(8000);
    assertThat(SvRun.analyze("--ft3", file).totals()).isEmpty();
  }

  @Test
  void a_map_names_its_stream_and_others_give_no_values() throws IOException {
    Path map =
        written(
            "maps.json",
            """
            {"version": 1, "maps": [
              {"id": "bay7", "like": "9-2LE", "key": {"svId": "KWMU0201"}}]}
            """);
    SvRun run = SvRun.analyze("--map", map, "--nominal", "50", sv("--seconds 2 --streams 2"));
    assertThat(run.total("KWMU0201").get("map").getAsString()).isEqualTo("bay7");
    assertThat(run.total("KWMU0201").get("map_assumed").getAsBoolean()).isFalse();
    assertThat(run.total("KWMU0201").get("wrap_from").getAsString()).isEqualTo("configured");
    assertThat(run.total(LE).get("map").isJsonNull()).isTrue();
    assertThat(run.total(LE).has("rms")).isFalse();
    assertThat(run.seconds(LE)).isNotEmpty();
  }

  @Test
  void of_two_maps_the_one_whose_key_asks_for_more_counts() throws IOException {
    Path map =
        written(
            "maps.json",
            """
            {"version": 1, "maps": [
              {"id": "any", "like": "9-2LE", "key": {"svId": "KWMU0101"}},
              {"id": "own", "like": "9-2LE", "key": {"svId": "KWMU0101", "appId": "4000"}}]}
            """);
    SvRun run = SvRun.analyze("--map", map, "--nominal", "50", sv("--seconds 1"));
    assertThat(run.total(LE).get("map").getAsString()).isEqualTo("own");
  }

  @Test
  void a_map_of_another_length_is_an_event_and_gives_no_values() throws IOException {
    Path map =
        written(
            "maps.json",
            """
            {"version": 1, "maps": [
              {"id": "bay7", "like": "F4000S1I4U3", "key": {"svId": "KWMU0101"}}]}
            """);
    SvRun run = SvRun.analyze("--map", map, sv("--seconds 2"));
    assertThat(run.events()).contains("map-mismatch");
    assertThat(run.total(LE).get("mismatched").getAsLong()).isEqualTo(8000);
    assertThat(run.total(LE).has("rms")).isFalse();
  }

  @Test
  void what_scl_promises_and_the_wire_has_not_is_1() throws IOException {
    Path scl =
        written(
            "bay.scd",
            """
            <SCL xmlns="http://www.iec.ch/61850/2003/SCL">
              <IED name="MU9"><AccessPoint name="P1"><Server><LDevice inst="MU01">
                <LN0 lnClass="LLN0" inst="">
                  <SampledValueControl name="MSVCB01" smvID="KWMU0901" confRev="1" smpRate="80"
                    nofASDU="1"/>
                </LN0></LDevice></Server></AccessPoint></IED>
            </SCL>
            """);
    SvRun run = SvRun.of("sv", "analyze", "--scl", scl, sv("--seconds 1"));
    assertThat(run.code).as(run.text).isEqualTo(1);
    assertThat(run.text).contains("KWMU0901  absent: MU9 MSVCB01 sends nothing");
    assertThat(run.text).contains("KWMU0101  unexpected: from 02-");
  }

  @Test
  void the_table_shows_who_is_there_and_what_it_measures() {
    SvRun run = SvRun.of("sv", "analyze", sv("--seconds 2"));
    assertThat(run.code).isZero();
    assertThat(run.text)
        .contains("KWMU0101 (sim)")
        .contains("9-2LE (assumed)")
        .contains("Ia 1000  Ib 1000")
        .contains("1 streams; frames: none malformed");
  }

  @Test
  void a_frame_is_a_line_or_all_of_its_fields() {
    Path file = sv("--seconds 1 --all-members --asdus 2 --fault lying-length@3 --fault test@9");
    SvRun lines = SvRun.of("sv", "dump", file);
    assertThat(lines.code).isZero();
    assertThat(lines.text.lines().toList()).hasSize(2001);
    assertThat(lines.text)
        .contains("KWMU0101 #0 sync 2")
        .contains("malformed: sv-bad-length  010CCD");
    SvRun fields = SvRun.of("sv", "dump", "--fields", file);
    for (String name :
        List.of(
            "svID: KWMU0101",
            "datSet: ",
            "smpCnt: 1",
            "confRev: 1",
            "refrTm: 2026-01-01T00:00:00",
            "smpSynch: 2",
            "smpRate: ",
            "smpMod: ",
            "gmIdentity: ",
            "quality: 00000800",
            "flags: test",
            "malformed: sv-bad-length")) {
      assertThat(fields.text).contains(name);
    }
    SvRun json = SvRun.of("sv", "dump", "--json", file);
    assertThat(json.objects()).hasSize(2000);
    assertThat(json.objects().get(1).get("asdus").getAsJsonArray()).hasSize(2);
  }

  @Test
  void octets_of_ft3_are_dumped_with_what_is_between() {
    Path file = simulated("ft3", "--seconds 1 --fault bad-crc@10");
    SvRun run = SvRun.of("sv", "dump", "--ft3", "--json", file);
    List<JsonObject> all =
        run.text
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertThat(all).hasSize(4000);
    assertThat(all.get(10).get("malformed").getAsString()).isEqualTo("sv-bad-crc");
    assertThat(all.get(10).get("offset").getAsInt()).isEqualTo(540);
    assertThat(all.get(10).get("octets").getAsString()).hasSize(108);
  }

  @Test
  void a_file_that_is_cut_off_is_1_with_what_is_whole() throws IOException {
    Path file = sv("--seconds 1");
    byte[] octets = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(octets, octets.length - 5));
    SvRun run = SvRun.of("sv", "analyze", file);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.text).contains("3999").contains("capture-cut");
    assertThat(SvRun.of("sv", "dump", file).code).isEqualTo(1);
  }

  @Test
  void what_cannot_be_used_is_2_and_says_why() throws IOException {
    Path text = written("text", "no capture at all");
    assertThat(SvRun.of("sv", "analyze", text).text).contains("neither pcap nor pcapng");
    assertThat(SvRun.of("sv", "analyze", text).code).isEqualTo(2);
    assertThat(SvRun.of("sv", "dump", folder.resolve("none")).code).isEqualTo(2);
    Path file = sv("--seconds 1");
    assertThat(SvRun.of("sv", "analyze", "--map", text, file).code).isEqualTo(2);
    assertThat(SvRun.of("sv", "analyze", "--scl", text, file).code).isEqualTo(2);
    assertThat(SvRun.of("sv", "analyze", "--nominal", "5", file).code).isEqualTo(2);
    assertThat(SvRun.of("sv", "dump", "--layout", "54", file).code).isEqualTo(2);
    assertThat(SvRun.of("sv", "dump", "--ft3", "--layout", "wrong", file).code).isEqualTo(2);
    assertThat(SvRun.of("sv", "dump", "--ft3", "--crc-init", "XYZ", file).code).isEqualTo(2);
  }
}
