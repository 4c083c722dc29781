// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.time.DeviationSign;

class DataTextTest {

  private static final LogicalName NAME = LogicalName.of("1.0.1.8.0.255");

  private static Object value(int classId, int attribute, Data data) {
    return DataText.value(
        new AttributeRef(classId, NAME, attribute), data, DeviationSign.LOCAL_TO_UTC);
  }

  @Test
  void a_date_is_a_date() {
    Data time = Data.octetString(Octets.ofHex("07EA0C01020030090A00003C00"));
    assertThat(value(8, 2, Data.octetString(Octets.ofHex("07EA0C010200300900FFC400"))))
        .isEqualTo("2026-12-01T00:48:09+01:00");
    assertThat(value(1, 2, Data.octetString(Octets.ofHex("07EA0C01FF00300900800000"))))
        .isEqualTo("2026-12-01T00:48:09");
    assertThat(value(1, 2, time)).as("13 octets").isEqualTo("0x07EA0C01020030090A00003C00");
  }

  @Test
  void a_logical_name_is_an_obis_code_and_text_is_text() {
    assertThat(value(3, 1, NAME.toData())).isEqualTo("1.0.1.8.0.255");
    Octets text = Octets.of("KW1234", StandardCharsets.US_ASCII);
    assertThat(value(1, 2, Data.octetString(text))).isEqualTo("KW1234");
    assertThat(value(43, 2, Data.octetString(Octets.ofHex("00155D010203"))))
        .isEqualTo("0x00155D010203");
  }

  @Test
  void a_structure_has_its_fields() {
    assertThat(value(3, 3, Data.structure(Data.integer(-1), Data.enumerated(30))))
        .isEqualTo(Map.of("scaler", -1, "unit", "Wh"));
    assertThat(value(7, 3, Data.array(CaptureObject.CLOCK.toData())))
        .isEqualTo(
            List.of(
                Map.of(
                    "class_id", 8L,
                    "logical_name", "0.0.1.0.0.255",
                    "attribute_index", 2L,
                    "data_index", 0L)));
    assertThat(value(99, 2, Data.structure(Data.integer(1), Data.nullData())).toString())
        .isEqualTo("[1, null]");
  }

  @Test
  void people_read_it_in_one_line() {
    assertThat(DataText.line(value(3, 3, Data.structure(Data.integer(-1), Data.enumerated(30)))))
        .isEqualTo("{scaler -1, unit Wh}");
    assertThat(DataText.line(value(1, 2, Data.nullData()))).isEqualTo("-");
  }
}
