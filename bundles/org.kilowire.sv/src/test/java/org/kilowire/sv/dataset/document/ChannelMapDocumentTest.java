// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.FullScale;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.Rating;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.dataset.VoltageRating;

final class ChannelMapDocumentTest {

  private static ChannelMapResult read(String maps) {
    return ChannelMapDocument.read(
        ("{\"version\": 1, \"maps\": [" + maps.replace('\'', '"') + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<ChannelMap> whole(String maps) {
    ChannelMapResult result = read(maps);
    assertThat(result).isInstanceOf(ChannelMapResult.Whole.class);
    return ((ChannelMapResult.Whole) result).maps();
  }

  private static List<String> problems(byte[] document) {
    ChannelMapResult result = ChannelMapDocument.read(document);
    assertThat(result).isInstanceOf(ChannelMapResult.Refused.class);
    ChannelMapResult.Refused refused = (ChannelMapResult.Refused) result;
    assertThat(refused.reason()).isEqualTo(SvReason.BAD_MAP);
    return refused.problems().stream().map(Object::toString).toList();
  }

  private static List<String> problems(String maps) {
    return problems(
        ("{\"version\": 1, \"maps\": [" + maps.replace('\'', '"') + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_stream_is_like_a_shipped_map_with_a_key_of_its_own() {
    ChannelMap map =
        whole(
                "{'id':'bay1','like':'9-2LE','key':{'svId':'MU01MU0101','appId':'4000'},"
                    + "'nominalHertz':60}")
            .get(0);
    assertThat(map.id()).isEqualTo("bay1");
    assertThat(map.key()).isEqualTo(new MapKey.ByName(Optional.of("MU01MU0101"), 0x4000));
    assertThat(map.samplesPerSecond()).hasValue(4800);
    assertThat(map.channels()).isEqualTo(ShippedMaps.all().get("9-2LE").channels());
    assertThat(map.pairs()).hasSize(3);
  }

  @Test
  void a_key_may_have_a_source_in_both_spellings() {
    for (String source : List.of("02-00-00-00-00-aB", "02:00:00:00:00:ab")) {
      ChannelMap map =
          whole("{'id':'a','like':'9-2LE','key':{'svId':'MU01','source':'" + source + "'}}").get(0);
      assertThat(map.key())
          .isEqualTo(
              new MapKey.ByName(
                  Optional.of("MU01"), MapKey.ANY, OptionalLong.of(0x0200_0000_00ABL)));
    }
  }

  @Test
  void a_source_is_of_one_station_and_beside_an_sv_id_or_app_id() {
    String like = "{'id':'a','like':'9-2LE','key':";
    assertThat(problems(like + "{'svId':'MU01','source':'02-00-00-00-00'}}"))
        .singleElement()
        .asString()
        .contains("key.source", "must be a MAC address");
    assertThat(problems(like + "{'svId':'MU01','source':7}}"))
        .singleElement()
        .asString()
        .contains("key.source", "must be a MAC address");
    for (String source : List.of("01-0C-CD-04-00-01", "00-00-00-00-00-00")) {
      assertThat(problems(like + "{'svId':'MU01','source':'" + source + "'}}"))
          .singleElement()
          .asString()
          .contains("key.source", "of one station");
    }
    assertThat(problems(like + "{'source':'02-00-00-00-00-01'}}"))
        .singleElement()
        .asString()
        .contains("must have svId or appId");
    assertThat(problems(like + "{'svId':'MU01','source':'02-00-00-00-00-01','ldName':7}}"))
        .singleElement()
        .asString()
        .contains("key.ldName", "does not stand beside");
  }

  @Test
  void a_map_may_be_like_a_profile_or_one_before_it() {
    List<ChannelMap> maps =
        whole("{'id':'a','like':'F5000S1I3U3'},{'id':'b','like':'a','wrap':65536}");
    assertThat(maps.get(1).sampleOctets()).isEqualTo(48);
    assertThat(maps.get(1).samplesPerSecond()).hasValue(5000);
    assertThat(maps.get(1).wrap()).isEqualTo(65_536);
  }

  @Test
  void more_samples_a_period_than_a_million_a_second_are_refused() {
    assertThat(
            problems(
                "{'id':'a','like':'9-2LE','nominalHertz':50,"
                    + "'rate':{'mode':'per-period','value':25600}}"))
        .singleElement()
        .asString()
        .contains("rate.value", "2500");
  }

  @Test
  void another_rate_takes_the_wrap_of_the_other_map_away() {
    List<ChannelMap> maps =
        whole(
            "{'id':'a','like':'9-2LE','wrap':65536},"
                + "{'id':'b','like':'a','rate':{'value':5000}}");
    assertThat(maps.get(1).rate()).contains(SampleRate.perSecond(5000));
    assertThat(maps.get(1).wrap()).isZero();
  }

  @Test
  void ratings_of_a_map_are_for_channels_without_their_own() {
    ChannelMap map =
        whole(
                "{'id':'a','like':'universal-12','key':{'ldName':7},'vrtg':'phase',"
                    + "'ratings':{'phaseCurrent':600,'phaseVoltage':63508.5}}")
            .get(0);
    assertThat(map.key()).isEqualTo(new MapKey.ByDataSet(MapKey.ANY, MapKey.ANY, 7));
    assertThat(map.formats()).isEqualTo(Set.of(SvFormat.IEC_61850_9_1, SvFormat.FT3));
    assertThat(map.voltageRating()).isEqualTo(VoltageRating.PHASE);
    assertThat(map.channels().get(0).scale())
        .isEqualTo(new ChannelScale.Rated(Rating.PHASE_CURRENT, FullScale.PROTECTION, 600));
    assertThat(map.channels().get(3).scale())
        .isEqualTo(new ChannelScale.Rated(Rating.NEUTRAL_CURRENT, FullScale.PROTECTION, 0));
    assertThat(map.channels().get(7).scale())
        .isEqualTo(new ChannelScale.Rated(Rating.PHASE_VOLTAGE, FullScale.MEASURING, 63508.5));
  }

  @Test
  void channels_lie_one_behind_the_other_but_for_those_with_an_offset() {
    ChannelMap map =
        whole(
                "{'id':'a','sampleOctets':40,'delay':'D','channels':["
                    + "{'name':'D','quantity':'other','unit':'us','octets':2},"
                    + "{'name':'U','quantity':'voltage','factor':0.01,'quality':'own'},"
                    + "{'name':'I','quantity':'current','factor':0.001,'zero':-1,'offset':20}],"
                    + "'pairs':[{'name':'P','voltage':'U','current':'I'}]}")
            .get(0);
    assertThat(map.channels().get(1).offset()).isEqualTo(2);
    assertThat(map.channels().get(2).offset()).isEqualTo(20);
    assertThat(map.channels().get(2).scale()).isEqualTo(new ChannelScale.Fixed(0.001, -1));
    assertThat(map.sampleOctets()).isEqualTo(40);
    assertThat(map.delayChannel()).isZero();
    assertThat(map.pairs()).containsExactly(new PowerPair("P", 1, 2));
  }

  @Test
  void every_problem_is_told_at_once_with_its_path() {
    assertThat(
            problems(
                "{'id':'a b','colour':1,'nominalHertz':5,'wrap':0,'rate':{'mode':'per-year'},"
                    + "'key':{'svId':'','appId':'5g'},'channels':["
                    + "{'name':'I','quantity':'current','factor':0,'octets':3,'phase':'d'},"
                    + "{'name':'I','quantity':'current','twin':'X','factor':1},"
                    + "{'quantity':'voltage','offset':4,'rated':'phase-current','quality':'sw3.1'}],"
                    + "'pairs':[{'name':'P','voltage':'I','current':'none'}]}"))
        .containsExactlyInAnyOrder(
            "$.maps[0].colour: unknown member; allowed are id, about, like, formats, key, rate,"
                + " nominalHertz, wrap, sampleOctets, vrtg, delay, ratings, channels, pairs",
            "$.maps[0].id: must be 1..64 of A-Z a-z 0-9 . _ -",
            "$.maps[0].nominalHertz: must be 10..400, not 5.0",
            "$.maps[0].wrap: must be a whole number 1..16777216, not 0.0",
            "$.maps[0].rate.mode: must be one of per-period, per-second, seconds-per-sample,"
                + " not \"per-year\"",
            "$.maps[0].rate.value: is missing",
            "$.maps[0].key.svId: must be 1..129 printable characters of ASCII",
            "$.maps[0].key.appId: must be a string of one to four hexadecimal digits, not \"5g\"",
            "$.maps[0].channels[0].factor: must be a number that is not 0",
            "$.maps[0].channels[0].octets: must be 2 or 4, not 3",
            "$.maps[0].channels[0].phase: must be one of a, b, c, n, none, not \"d\"",
            "$.maps[0].channels[1].name: is the name of channels[0] too",
            "$.maps[0].channels[1].twin: there is no channel \"X\"",
            "$.maps[0].channels[2].name: is missing",
            "$.maps[0].channels[2].rated: a frame of format 9-2 has no rated values; give factor",
            "$.maps[0].channels[2].quality: must be own, none, or sw1.0 to sw2.15, not \"sw3.1\"",
            "$.maps[0].channels[2].offset: lies within channels[1]",
            "$.maps[0].pairs[0].voltage: must be a voltage",
            "$.maps[0].pairs[0].current: there is no channel \"none\"");
  }

  @Test
  void what_belongs_to_one_format_does_not_stand_in_another() {
    assertThat(problems("{'id':'a','like':'9-2LE','key':{'ldName':1}}"))
        .containsExactly(
            "$.maps[0].key: lnName, dataSetName and ldName are of formats 9-1 and ft3");
    assertThat(problems("{'id':'a','like':'universal-12','key':{'svId':'x'}}"))
        .containsExactly("$.maps[0].key: svId, appId and source are of format 9-2 alone");
    assertThat(problems("{'id':'a','like':'universal-12','formats':['9-3','ft3','ft3']}"))
        .containsExactly(
            "$.maps[0].formats[0]: must be 9-1, 9-2 or ft3, each once, not \"9-3\"",
            "$.maps[0].formats[2]: must be 9-1, 9-2 or ft3, each once, not \"ft3\"");
  }

  @Test
  void unknown_and_repeated_ids_are_problems() {
    assertThat(
            problems("{'id':'a','like':'b'},{'id':'c','like':'9-2LE'},{'id':'c','like':'9-2LE'}"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("$.maps[0].like: there is no map \"b\""),
            second -> assertThat(second).isEqualTo("$.maps[2].id: \"c\" is there twice"));
  }

  @Test
  void two_maps_of_one_key_are_a_problem() {
    assertThat(
            problems(
                "{'id':'a','like':'9-2LE','key':{'svId':'x'}},{'id':'b','like':'a'},"
                    + "{'id':'c','like':'a','key':{'svId':'y'}}"))
        .containsExactly("$.maps[1].key: is the key of \"a\" too");
  }

  @Test
  void the_document_of_the_reference_is_in_order() throws IOException {
    String page = Files.readString(Path.of("../../docs/reference/channel-maps.md"));
    int from = page.indexOf("```json") + "```json".length();
    ChannelMapResult result =
        ChannelMapDocument.read(
            page.substring(from, page.indexOf("```", from)).getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(ChannelMapResult.Whole.class);
    assertThat(((ChannelMapResult.Whole) result).maps()).hasSize(3);
  }

  @Test
  void what_is_no_json_is_told_with_its_place() {
    assertThat(problems("{\"version\": 1,\n x".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            "$: not JSON: something else is needed before this place (line 2, column 3)");
    assertThat(problems("{".getBytes(StandardCharsets.UTF_8)).get(0)).contains("ends too early");
    assertThat(problems(new byte[] {(byte) 0xFF})).containsExactly("$: not UTF-8");
    assertThat(problems("[]".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("$: must be an object, not a list");
    assertThat(problems("{}".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("$.version: is missing", "$.maps: is missing");
    assertThat(problems("{} {}".getBytes(StandardCharsets.UTF_8)).get(0)).startsWith("$: not JSON");
  }

  @Test
  void size_depth_and_values_are_bounded() {
    assertThat(problems(new byte[ChannelMapDocument.MAX_OCTETS + 1]).get(0))
        .isEqualTo("$: has 1048577 octets; allowed are 1048576");
    assertThat(problems("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
        .containsExactly("$: nested deeper than 8");
    assertThat(problems(("[" + "0,".repeat(60_000) + "0]").getBytes(StandardCharsets.UTF_8)))
        .containsExactly("$: more than 50000 values");
    ChannelMapResult.Refused many = (ChannelMapResult.Refused) read("1,".repeat(255) + "1");
    assertThat(many.total()).isEqualTo(256);
    assertThat(many.problems()).hasSize(ChannelMapResult.MAX_PROBLEMS);
  }

  @Test
  void a_second_member_of_a_name_is_a_problem() {
    assertThat(problems("{'id':'a','id':'b','like':'9-2LE'}").get(0))
        .isEqualTo("$.maps[0].id: a second member of this name; each may stand once in an object");
  }
}
