// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.ObjectListElement.AttributeAccess;
import org.kilowire.dlms.cosem.ObjectListElement.MethodAccess;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.RangeAccess;
import org.kilowire.dlms.cosem.time.CosemDateTime;

final class CosemValuesTest {

  private static final LogicalName ENERGY = new LogicalName(1, 0, 1, 8, 0, 255);

  private static Data data(String hex) {
    return ((Decoded.Complete<Data>) DataCodec.decode(Octets.ofHex(hex).buffer())).value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.1.8.0.255",
        "1-0:1.8.0*255",
        "1-0:1.8.0",
        "1-0:1.8.0.255",
        "1.8.0",
        "1.8.0*255"
      })
  void a_logical_name_has_several_texts(String text) {
    assertThat(LogicalName.parse(text)).contains(ENERGY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.8",
        "1.0.1.8",
        "1.0.1.8.0",
        "256.0.1.8.0.255",
        "1.0.1.8.0.2555",
        "a.b.c.d.e.f"
      })
  void what_is_no_logical_name_is_not_read(String text) {
    assertThat(LogicalName.parse(text)).isEmpty();
  }

  @Test
  void a_logical_name_is_six_octets() {
    assertThat(ENERGY.octets()).isEqualTo(Octets.ofHex("0100010800FF"));
    assertThat(LogicalName.of(ENERGY.toData())).contains(ENERGY);
    assertThat(LogicalName.of(data("0905 0100010800"))).isEmpty();
    assertThat(ENERGY.obis()).isEqualTo("1-0:1.8.0*255");
    assertThat(ENERGY).isLessThan(new LogicalName(1, 0, 2, 8, 0, 255));
  }

  @Test
  void references_are_read_and_printed() {
    AttributeRef ref = new AttributeRef(3, ENERGY, 2);
    assertThat(AttributeRef.parse("3:1-0:1.8.0*255:2")).contains(ref);
    assertThat(AttributeRef.parse(ref.toString())).contains(ref);
    assertThat(AttributeRef.parse("3:1.0.1.8.0.255:-1").map(AttributeRef::attribute)).contains(-1);
    assertThat(MethodRef.parse("70:0.0.96.3.10.255:1").map(MethodRef::method)).contains(1);
    for (String bad : new String[] {"3:1.0.1.8.0.255", "70000:1.0.1.8.0.255:2", "3:x:2", "::"}) {
      assertThat(AttributeRef.parse(bad)).as(bad).isEmpty();
    }
    assertThat(AttributeRef.parse("3:1.0.1.8.0.255:200")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0202 0FFF 161E, -1, 30, Wh",
    "0202 0F00 1620, 0, 32, varh",
    "0202 0F03 161B, 3, 27, W",
    "0202 0F00 1623, 0, 35, V",
    "0202 0F00 162C, 0, 44, Hz",
    "0202 0F00 16FF, 0, 255, ''",
    "0202 0F00 1664, 0, 100, unit-100"
  })
  void a_scaler_and_unit_is_read(String hex, int scaler, int unit, String text) {
    Optional<ScalerUnit> read = ScalerUnit.of(data(hex));
    assertThat(read).contains(new ScalerUnit(scaler, unit));
    assertThat(read.get().text()).isEqualTo(text);
    assertThat(DataCodec.octets(read.get().toData())).isEqualTo(Octets.ofHex(hex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "0201 0F00", "0202 00 161E", "0202 120100 161E", "0202 0F00 0FFF"})
  void what_is_no_scaler_and_unit_is_not_read(String hex) {
    assertThat(ScalerUnit.of(data(hex))).isEmpty();
  }

  @Test
  void selective_access_goes_both_ways() {
    CosemDateTime from = new CosemDateTime(Octets.ofHex("07E9010103000000FF800000"));
    RangeAccess range =
        new RangeAccess(
            CaptureObject.CLOCK,
            from.toData(),
            from.toData(),
            List.of(CaptureObject.CLOCK, new CaptureObject(3, ENERGY, 2, 0)));
    EntryAccess entries = new EntryAccess(1, 40, 2, 3);
    assertThat(SelectiveAccess.of(1, range.parameters())).isEqualTo(range);
    assertThat(SelectiveAccess.of(2, entries.parameters())).isEqualTo(entries);
    assertThat(SelectiveAccess.of(3, entries.parameters()))
        .isEqualTo(new SelectiveAccess.Other(3, entries.parameters()));
    assertThat(SelectiveAccess.of(1, Data.nullData()))
        .isEqualTo(new SelectiveAccess.Other(1, Data.nullData()));
  }

  @Test
  void a_range_is_encoded_as_the_standard_has_it() {
    CosemDateTime from = new CosemDateTime(Octets.ofHex("07E901010300000000000000"));
    CosemDateTime to = new CosemDateTime(Octets.ofHex("07E9010103173B3B00000000"));
    assertThat(DataCodec.octets(RangeAccess.ofTime(from, to).parameters()))
        .isEqualTo(
            Octets.ofHex(
                "0204 0204 120008 09060000010000FF 0F02 120000"
                    + "090C07E901010300000000000000 090C07E9010103173B3B00000000 0100"));
  }

  @Test
  void an_object_list_element_goes_both_ways() {
    ObjectListElement element =
        new ObjectListElement(
            7,
            1,
            LogicalName.of("1.0.99.1.0.255"),
            List.of(
                new AttributeAccess(2, 1, List.of(1, 2)), new AttributeAccess(-1, 3, List.of())),
            List.of(new MethodAccess(1, 1)));
    assertThat(ObjectListElement.of(element.toData())).contains(element);
    assertThat(ObjectListElement.listOf(Data.array(element.toData(), Data.nullData())))
        .containsExactly(element);
  }

  @Test
  void an_object_without_legible_rights_is_an_object_all_the_same() {
    Data element =
        Data.structure(Data.longUnsigned(3), Data.unsigned(0), ENERGY.toData(), Data.nullData());
    assertThat(ObjectListElement.of(element))
        .contains(new ObjectListElement(3, 0, ENERGY, List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, CONNECTED, CONNECTED",
    "1, DISCONNECTED, READY_FOR_RECONNECTION",
    "2, DISCONNECTED, CONNECTED",
    "3, DISCONNECTED, READY_FOR_RECONNECTION",
    "4, DISCONNECTED, CONNECTED",
    "5, DISCONNECTED, READY_FOR_RECONNECTION",
    "6, DISCONNECTED, READY_FOR_RECONNECTION"
  })
  void a_control_mode_says_what_to_expect(int code, ControlState off, ControlState on) {
    ControlMode mode = ControlMode.of(Data.enumerated(code)).orElseThrow();
    assertThat(mode.code()).isEqualTo(code);
    assertThat(mode.afterDisconnect()).isEqualTo(off);
    assertThat(mode.afterReconnect()).isEqualTo(on);
    assertThat(ControlState.of(off.toData())).contains(off);
    assertThat(ControlMode.of(Data.enumerated(7))).isEmpty();
    assertThat(ControlState.of(Data.nullData())).isEmpty();
  }
}
