// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelPhase;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.QualityPlace;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class SclDocumentTest {

  private static final BayDocument BAY = BayDocument.whole();
  private static final String RATE = "smpRate=\"80\"";

  private static String refused(String document) {
    SclResult result = SclDocument.read(document.getBytes(StandardCharsets.UTF_8), 50);
    assertThat(result).isInstanceOf(SclResult.Refused.class);
    assertThat(((SclResult.Refused) result).reason()).isEqualTo(SvReason.BAD_SCL);
    return ((SclResult.Refused) result).detail();
  }

  private static List<String> names(ChannelMap map) {
    return map.channels().stream().map(SampleChannel::name).toList();
  }

  private static String fcda(String prefix, String inst, String rest) {
    return "<FCDA ldInst='MU' prefix='%s' lnClass='TCTR' lnInst='%s' doName='AmpSv' %s fc='MX'/>"
        .formatted(prefix, inst, rest);
  }

  @Test
  void a_bay_promises_its_stream_with_address_and_map() {
    PromisedStream stream = BAY.stream();
    assertThat(stream.ied()).isEqualTo("MU1");
    assertThat(stream.lDevice()).isEqualTo("MU1MU");
    assertThat(stream.controlBlock()).isEqualTo("MSVCB01");
    assertThat(stream.svId()).isEqualTo("MU01MU0101");
    assertThat(stream.dataSet()).isEqualTo("PhsMeas1");
    assertThat(stream.confRev()).isEqualTo(3);
    assertThat(stream.rate()).contains(SampleRate.perPeriod(80));
    assertThat(stream.rateGuessed()).isFalse();
    assertThat(stream.asdus()).isEqualTo(1);
    assertThat(stream.multicast()).isTrue();
    assertThat(stream.options())
        .isEqualTo(Set.of(SmvOption.SAMPLE_SYNCHRONIZED, SmvOption.SAMPLE_RATE));
    assertThat(BAY.remarks()).isEmpty();
    assertThat(BAY.read().simulating()).isEmpty();
  }

  @Test
  void appid_and_vlan_id_are_hexadecimal() {
    PromisedStream stream = BAY.stream();
    assertThat(stream.mac()).contains("01:0c:cd:04:00:1f");
    assertThat(stream.appId()).hasValue(0x4010);
    assertThat(stream.vlanId()).hasValue(16);
    assertThat(stream.vlanPriority()).hasValue(4);
  }

  @Test
  void a_map_of_scl_is_that_of_9_2le() {
    ChannelMap map = BAY.stream().map().orElseThrow();
    ChannelMap le = ShippedMaps.find("9-2LE").orElseThrow();
    assertThat(map.channels()).isEqualTo(le.channels());
    assertThat(map.pairs()).isEqualTo(le.pairs());
    assertThat(map.sampleOctets()).isEqualTo(64);
    assertThat(map.key()).isEqualTo(new MapKey.ByName(Optional.of("MU01MU0101"), 0x4010));
    assertThat(map.samplesPerSecond()).hasValue(4000);
    assertThat(map.id()).isEqualTo("MU01MU0101");
  }

  @Test
  void an_fcda_of_a_data_object_brings_all_of_its_measurands() {
    ChannelMap map =
        BAY.withMembers(fcda("I01A", "1", "") + fcda("I01B", "2", "")).stream().map().orElseThrow();
    assertThat(names(map)).containsExactly("Ia", "Ib");
    assertThat(map.sampleOctets()).isEqualTo(16);
    assertThat(map.channels().get(1).quality()).isEqualTo(new QualityPlace.Own());
  }

  @Test
  void an_fcda_of_inst_mag_brings_its_parts() {
    ChannelMap map =
        BAY
            .withMembers(fcda("I01A", "1", "daName='instMag'") + fcda("I01A", "1", "daName='q'"))
            .stream()
            .map()
            .orElseThrow();
    assertThat(map.channels().get(0).quality()).isEqualTo(new QualityPlace.Own());
    assertThat(map.sampleOctets()).isEqualTo(8);
  }

  @Test
  void a_value_without_quality_is_told() {
    BayDocument bay =
        BAY.withMembers(
            fcda("I01A", "1", "daName='instMag.i'") + fcda("I01B", "2", "daName='instMag.i'"));
    assertThat(bay.stream().map().orElseThrow().sampleOctets()).isEqualTo(8);
    assertThat(bay.remarks()).hasSize(2).allMatch(text -> text.startsWith("no quality stands"));
  }

  @Test
  void floats_and_times_take_their_octets_and_are_no_channels() {
    BayDocument bay =
        BAY.with(
                "<BDA name=\"i\" bType=\"INT32\"/>",
                "<BDA name=\"f\" bType=\"FLOAT32\"/><BDA name=\"i\" bType=\"INT32\"/>")
            .with("<DA name=\"q\"", "<DA name=\"t\" bType=\"Timestamp\" fc=\"MX\"/><DA name=\"q\"")
            .withMembers(fcda("I01A", "1", "") + fcda("I01B", "2", ""));
    ChannelMap map = bay.stream().map().orElseThrow();
    assertThat(map.channels().stream().map(SampleChannel::offset)).containsExactly(4, 24);
    assertThat(map.sampleOctets()).isEqualTo(40);
    assertThat(bay.remarks()).contains("instMag.f of type FLOAT32 is passed over");
  }

  @Test
  void a_type_without_a_known_length_gives_no_map() {
    BayDocument bay = BAY.with("bType=\"INT32\"", "bType=\"VisString64\"");
    assertThat(bay.stream().map()).isEmpty();
    assertThat(bay.remarks().get(0)).contains("VisString64 has no known length");
  }

  @Test
  void sub_data_objects_are_resolved_through_their_types() {
    BayDocument bay =
        BAY.with(
                "<DOType id=\"SAV1\"",
                "<DOType id=\"WYE1\" cdc=\"WYE\"><SDO name=\"phsA\" type=\"SAV1\"/>"
                    + "<SDO name=\"phsB\" type=\"SAV1\"/></DOType><DOType id=\"SAV1\"")
            .with("<DO name=\"AmpSv\" type=\"SAV1\"/>", "<DO name=\"A\" type=\"WYE1\"/>");
    BayDocument whole =
        bay.withMembers(
            "<FCDA ldInst='MU' prefix='I01A' lnClass='TCTR' lnInst='1' doName='A' fc='MX'/>");
    assertThat(whole.stream().map().orElseThrow().sampleOctets()).isEqualTo(16);
    BayDocument one =
        bay.withMembers(
            "<FCDA ldInst='MU' prefix='I01A' lnClass='TCTR' lnInst='1' doName='A.phsB'"
                + " daName='instMag.i' fc='MX'/>");
    assertThat(one.stream().map().orElseThrow().sampleOctets()).isEqualTo(4);
  }

  @Test
  void types_in_a_circle_end() {
    BayDocument bay =
        BAY.with(
            "<DA name=\"instMag\"",
            "<SDO name=\"again\" type=\"SAV1\"/>".repeat(50) + "<DA name=\"instMag\"");
    assertThat(bay.withMembers(fcda("I01A", "1", "")).stream().map()).isEmpty();
  }

  @Test
  void the_scale_is_that_of_the_instance_then_of_the_type_then_the_usual_one() {
    assertThat(factor(BAY.with("<Val>0.001</Val>", "<Val>0.002</Val>"))).isEqualTo(0.002);
    assertThat(factor(BAY.with("<Val>0.001</Val>", ""))).isEqualTo(0.5);
    BayDocument none = BAY.with("<Val>0.001</Val>", "").with("<Val>0.5</Val>", "");
    assertThat(factor(none)).isEqualTo(0.001);
    assertThat(none.remarks().get(0)).isEqualTo("has no sVC.scaleFactor; taken as 0.001 A");
  }

  @Test
  void offsets_and_multipliers_belong_to_the_scale() {
    BayDocument bay =
        BAY.with(
            "<DAI name=\"offset\"><Val>0</Val></DAI></SDI>",
            "<DAI name=\"offset\"><Val>2</Val></DAI></SDI>"
                + "<SDI name=\"units\"><DAI name=\"multiplier\"><Val>k</Val></DAI></SDI>");
    assertThat(bay.stream().map().orElseThrow().channels().get(0).scale())
        .isEqualTo(new ChannelScale.Fixed(1, 2000));
  }

  @Test
  void each_multiplier_is_its_power_of_ten() {
    assertThat(multiplied("G")).isEqualTo(1e6);
    assertThat(multiplied("da")).isEqualTo(0.01);
    assertThat(multiplied("m")).isEqualTo(1e-6);
    assertThat(multiplied("\u00b5")).isEqualTo(1e-9);
    assertThat(multiplied("\u03bc")).isEqualTo(1e-9);
  }

  private static double multiplied(String multiplier) {
    return factor(withMultiplier(multiplier));
  }

  private static BayDocument withMultiplier(String multiplier) {
    String offset = "<DAI name=\"offset\"><Val>0</Val></DAI></SDI>";
    return BAY.with(
        offset,
        offset
            + "<SDI name=\"units\"><DAI name=\"multiplier\"><Val>"
            + multiplier
            + "</Val></DAI></SDI>");
  }

  @Test
  void a_scale_that_is_none_gives_no_map() {
    BayDocument infinite = BAY.with("<Val>0.001</Val>", "<Val>1e999</Val>");
    assertThat(infinite.remarks())
        .containsExactly("sVC.scaleFactor is \"1e999\", not a number: the data set has no map");
    assertThat(infinite.stream().map()).isEmpty();
    BayDocument unknown = withMultiplier("kilo");
    assertThat(unknown.remarks())
        .containsExactly("units.multiplier is \"kilo\", which is none: the data set has no map");
    assertThat(unknown.stream().map()).isEmpty();
  }

  /** IEC 61850-9-2, table 14: what follows an enumeration is four octets further on. */
  @Test
  void an_enumeration_takes_four_octets() {
    BayDocument bay =
        BAY.with("</DOType>", "<DA name=\"beh\" fc=\"MX\" bType=\"Enum\"/></DOType>")
            .withMembers(fcda("I01A", "1", "daName='beh'") + fcda("I01A", "1", ""));
    assertThat(bay.stream().map().orElseThrow().channels().get(0).offset()).isEqualTo(4);
  }

  private static double factor(BayDocument bay) {
    ChannelMap map = bay.stream().map().orElseThrow();
    return ((ChannelScale.Fixed) map.channels().get(0).scale()).factor();
  }

  @Test
  void a_rate_of_4000_without_a_mode_is_a_second_and_told_as_a_guess() {
    BayDocument bay = BAY.with(RATE, "smpRate=\"4000\"");
    assertThat(bay.stream().rate()).contains(SampleRate.perSecond(4000));
    assertThat(bay.stream().rateGuessed()).isTrue();
    assertThat(bay.remarks())
        .containsExactly(
            "smpRate 4000 with smpMod left out (SmpPerPeriod) cannot be meant;"
                + " taken as 4000 samples a second");
  }

  @Test
  void seconds_a_sample_of_4800_are_samples_a_second() {
    BayDocument bay = BAY.with(RATE, "smpRate=\"4800\" smpMod=\"SecPerSmp\"");
    assertThat(bay.stream().rate()).contains(SampleRate.perSecond(4800));
    assertThat(bay.stream().rateGuessed()).isTrue();
  }

  @Test
  void modes_that_make_sense_are_taken_as_they_are() {
    assertThat(BAY.with(RATE, "smpRate=\"4800\" smpMod=\"SmpPerSec\"").stream().rate())
        .contains(SampleRate.perSecond(4800));
    assertThat(BAY.with(RATE, "smpRate=\"256\" smpMod=\"SmpPerPeriod\"").stream().rate())
        .contains(SampleRate.perPeriod(256));
    assertThat(BAY.with(RATE, "smpRate=\"2\" smpMod=\"SecPerSmp\"").stream().rate())
        .contains(new SampleRate(SampleRate.Mode.SECONDS_PER_SAMPLE, 2));
    assertThat(BAY.with(RATE, "smpRate=\"80\" smpMod=\"SmpPerSec\"").stream().rateGuessed())
        .isTrue();
  }

  @Test
  void a_rate_and_a_count_of_0_are_unknown() {
    BayDocument bay = BAY.with(RATE, "smpRate=\"0\"").with("nofASDU=\"1\"", "nofASDU=\"0\"");
    assertThat(bay.stream().rate()).isEmpty();
    assertThat(bay.stream().asdus()).isZero();
    assertThat(bay.remarks())
        .containsExactly(
            "smpRate is \"0\": the rate is unknown",
            "nofASDU is \"0\": how many ASDUs a frame has is unknown");
    assertThat(bay.stream().map().orElseThrow().samplesPerSecond()).isEmpty();
  }

  @Test
  void a_rate_per_period_needs_the_nominal_frequency() {
    SclResult.Read read = BAY.read(0);
    assertThat(read.streams().get(0).map().orElseThrow().samplesPerSecond()).isEmpty();
    assertThat(read.remarks().get(0).message()).contains("4000 or 4800 a second");
    assertThat(BAY.read(60).streams().get(0).map().orElseThrow().samplesPerSecond()).hasValue(4800);
  }

  @Test
  void the_same_sv_id_twice_is_told_with_both_places() {
    BayDocument bay =
        BAY.with(
            "<SampledValueControl name=\"MSVCB01\"",
            "<SampledValueControl name=\"MSVCB00\" smvID=\"MU01MU0101\" datSet=\"PhsMeas1\""
                + " confRev=\"1\" smpRate=\"80\" nofASDU=\"1\"/>"
                + "<SampledValueControl name=\"MSVCB01\"");
    assertThat(bay.read().streams()).hasSize(2);
    assertThat(bay.remarks())
        .anyMatch(text -> text.startsWith("smvID MU01MU0101 is that of IED MU1/AccessPoint P1"))
        .contains("has no address in Communication (ConnectedAP/SMV)");
    assertThat(bay.read().streams().stream().map(s -> s.map().orElseThrow().id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_template_of_an_icd_names_no_stream() {
    for (String id : List.of("xxxxMUnn01", "…MUnn01", "XXXX")) {
      BayDocument bay = BAY.with("smvID=\"MU01MU0101\"", "smvID=\"" + id + "\"");
      assertThat(bay.remarks()).containsExactly("smvID " + id + " is a template's placeholder");
      assertThat(bay.stream().map().orElseThrow().key())
          .isEqualTo(new MapKey.ByName(Optional.empty(), 0x4010));
    }
  }

  @Test
  void an_empty_sv_id_is_the_reference_of_the_control_block() {
    BayDocument bay = BAY.with("smvID=\"MU01MU0101\"", "");
    assertThat(bay.stream().svId()).isEqualTo("MU1MU/LLN0.MS.MSVCB01");
    assertThat(bay.stream().map().orElseThrow().id()).isEqualTo("MU1MU_LLN0.MS.MSVCB01");
  }

  @Test
  void addresses_that_are_wrong_or_of_nobody_are_told() {
    BayDocument bay =
        BAY.with(">010<", ">1000<")
            .with("01-0C-CD-04-00-1F", "00-0C-CD-04-00-1F")
            .with("4010", "8001")
            .with("</ConnectedAP>", "<SMV ldInst=\"MU\" cbName=\"MSVCB09\"/></ConnectedAP>");
    assertThat(bay.stream().vlanId()).isEqualTo(OptionalInt.empty());
    assertThat(bay.remarks())
        .containsExactly(
            "MAC-Address 00:0c:cd:04:00:1f is no multicast address",
            "APPID 8001 is not in 4000..7FFF, as sampled values should be",
            "VLAN-ID is \"1000\", not hexadecimal 0..FFF",
            "an address of a control block that is not there");
  }

  @Test
  void a_data_set_that_is_missing_or_leads_nowhere_gives_no_map() {
    BayDocument missing = BAY.with("datSet=\"PhsMeas1\"", "datSet=\"Other\"");
    assertThat(missing.stream().map()).isEmpty();
    assertThat(missing.remarks()).containsExactly("there is no data set \"Other\" in LLN0");
    BayDocument nowhere = BAY.withMembers(fcda("I09A", "1", ""));
    assertThat(nowhere.stream().map()).isEmpty();
    assertThat(nowhere.read().remarks().get(0).toString())
        .contains("IED MU1/AccessPoint P1/Server/LDevice MU/LN0 LLN0/DataSet PhsMeas1/FCDA")
        .contains("(line ");
  }

  @Test
  void a_document_without_types_is_guessed() {
    BayDocument bay = BAY.with("lnType=\"TCTR1\"", "lnType=\"elsewhere\"");
    assertThat(bay.stream().map().orElseThrow().sampleOctets()).isEqualTo(64);
    assertThat(bay.remarks()).contains("its type is not in DataTypeTemplates; taken as instMag.i");
  }

  @Test
  void phases_come_from_the_prefix_or_else_from_the_instance() {
    ChannelMap map = BAY.with("I01A", "").stream().map().orElseThrow();
    assertThat(map.channels().get(0).phase()).isEqualTo(ChannelPhase.A);
    assertThat(BAY.with("I01A", "").remarks().get(0))
        .contains("by the instance 1 it is taken as A");
    assertThat(BAY.with("I01A", "PhC").stream().map().orElseThrow().channels().get(0).phase())
        .isEqualTo(ChannelPhase.C);
  }

  @Test
  void delay_and_two_converters_are_recognised() {
    BayDocument bay =
        BAY.with(
                "<LNodeType id=\"LLN01\" lnClass=\"LLN0\"/>",
                "<LNodeType id=\"LLN01\" lnClass=\"LLN0\">"
                    + "<DO name=\"DelayTRtg\" type=\"SAV1\"/></LNodeType>")
            .with("<Val>0.001</Val>", "")
            .withMembers(
                "<FCDA ldInst='MU' lnClass='LLN0' doName='DelayTRtg' fc='MX'/>"
                    + fcda("I01A", "1", "")
                    + fcda("I01A", "1", "").replace("AmpSv", "AmpChB"));
    ChannelMap map = bay.stream().map().orElseThrow();
    assertThat(names(map)).containsExactly("DelayTRtg", "Ia1", "Ia2");
    assertThat(map.delayChannel()).isZero();
    assertThat(map.channels().get(0).quantity()).isEqualTo(ChannelQuantity.OTHER);
    assertThat(map.channels().get(1).twin()).isEqualTo(2);
  }

  @Test
  void currents_of_several_bays_are_paired_with_the_one_voltage() {
    BayDocument bay =
        BAY.with("<LN prefix=\"I01B\"", "<LN prefix=\"I02A\"")
            .withMembers(
                fcda("I01A", "1", "")
                    + fcda("I02A", "2", "")
                    + "<FCDA ldInst='MU' prefix='U01A' lnClass='TVTR' lnInst='1' doName='VolSv'"
                    + " fc='MX'/>");
    ChannelMap map = bay.stream().map().orElseThrow();
    assertThat(names(map)).containsExactly("Ia1", "Ia2", "Ua");
    assertThat(map.pairs()).containsExactly(new PowerPair("A1", 2, 0), new PowerPair("A2", 2, 1));
  }

  @Test
  void a_missing_appid_is_told() {
    BayDocument bay = BAY.with("<P type=\"APPID\">4010</P>", "");
    assertThat(bay.remarks()).containsExactly("has no APPID");
    assertThat(bay.stream().appId()).isEmpty();
  }

  @Test
  void ieds_that_take_simulated_messages_are_named() {
    assertThat(BAY.with("<Val>false</Val>", "<Val>true</Val>").read().simulating())
        .containsExactly("MU1");
  }

  @Test
  void what_is_no_scl_is_refused() {
    assertThat(refused("")).startsWith("not well-formed XML");
    assertThat(refused("<SCL><IED></SCL>")).startsWith("not well-formed XML (line 1");
    assertThat(refused("<html/>")).isEqualTo("the root is html, not SCL (IEC 61850-6)");
    assertThat(refused("<SCL>" + "<IED>".repeat(40) + "</IED>".repeat(40) + "</SCL>"))
        .isEqualTo("nested deeper than 32");
  }

  @Test
  void nothing_outside_and_no_entity_is_read() {
    assertThat(refused("<!DOCTYPE SCL [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><SCL>&a;</SCL>"))
        .isEqualTo("has a DTD, which no SCL document needs");
    assertThat(refused("<SCL><P>&a;</P></SCL>"))
        .isEqualTo("has an entity, which no SCL document needs");
    assertThat(refused("<SCL><IED name='&a;'/></SCL>")).startsWith("not well-formed XML");
  }

  @Test
  void encodings_are_those_of_the_mark_or_the_declaration() {
    String utf8 = new String(BAY.octets(), StandardCharsets.UTF_8);
    byte[] utf16 = utf8.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
    assertThat(((SclResult.Read) SclDocument.read(utf16, 50)).streams()).hasSize(1);
    byte[] marked = ("\uFEFF" + utf8).getBytes(StandardCharsets.UTF_8);
    assertThat(((SclResult.Read) SclDocument.read(marked, 50)).streams()).hasSize(1);
    byte[] latin =
        utf8.replace("UTF-8", "ISO-8859-1")
            .replace("PhsMeas1", "Me\u00DF")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(((SclResult.Read) SclDocument.read(latin, 50)).streams().get(0).dataSet())
        .isEqualTo("Me\u00DF");
    assertThat(refused("<?xml version='1.0' encoding='EBCDIC-X'?><SCL/>"))
        .isEqualTo("the encoding EBCDIC-X is not supported");
  }

  @Test
  void an_empty_document_promises_nothing() {
    SclResult.Read read =
        (SclResult.Read) SclDocument.read("<SCL/>".getBytes(StandardCharsets.UTF_8), 0);
    assertThat(read.streams()).isEmpty();
    assertThat(read.remarks().get(0).message()).isEqualTo("has no sampled value control block");
  }

  @Test
  void too_many_elements_are_refused() {
    String many = "<SCL>" + "<IED/>".repeat(SclTree.MAX_NODES) + "</SCL>";
    assertThat(refused(many)).isEqualTo("more than 400000 elements that matter");
  }
}
