// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ControlState;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.Switching;

/** Our own client at simulated meters, through sockets. */
final class MeterHostTest extends UsesMeterHost {

  @ParameterizedTest
  @EnumSource(Framing.class)
  void says_who_it_is(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    String serial = framing == Framing.HDLC ? "00001101" : "00001001";
    assertThat(meter.meter().serial()).isEqualTo(serial);
    try (TestClient client = TestClient.of(meter, SimulatedMeter.PUBLIC_CLIENT, NONE).associate()) {
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(serial));
      assertThat(client.get("1:0.0.42.0.0.255:2")).isEqualTo(text("KWS00000" + serial));
      meter.meter().serial("77");
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text("77"));
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void every_register_answered_is_in_the_ledger(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      long first = client.number("3:1.0.1.8.0.255:2");
      assertThat(client.number("3:1.0.1.8.0.255:2")).isEqualTo(first + 1);
      assertThat(client.number("4:1.0.1.6.0.255:2")).isPositive();
      assertThat(ScalerUnit.of(client.get("3:1.0.2.8.0.255:3"))).contains(new ScalerUnit(1, 30));
      assertThat(ScalerUnit.of(client.get("3:1.0.32.7.0.255:3"))).contains(new ScalerUnit(-1, 35));
      assertThat(meter.meter().ledger())
          .extracting(one -> one.what().toString())
          .containsExactly("3:1.0.1.8.0.255:2", "3:1.0.1.8.0.255:2", "4:1.0.1.6.0.255:2");
      assertThat(meter.meter().ledger().get(1).value()).isEqualTo(first + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_clock_is_set_also_back(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      Data back = stamp(meter, "2026-10-26T11:07:00Z").toData();
      client.ok(client.client.set(AttributeRef.parse("8:0.0.1.0.0.255:2").orElseThrow(), back));
      assertThat(client.get("8:0.0.1.0.0.255:2")).isEqualTo(back);
      assertThat(meter.meter().clockChanges()).hasSize(1);
      time.pass(Duration.ofMinutes(70));
      assertThat(client.rows(range(meter, "2026-10-26T11:30:00Z", "2026-10-26T12:30:00Z")))
          .hasSize(7);
      assertThat(meter.meter().archive()).filteredOn(row -> row.ordinal() == 1).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_relay_disconnects_and_reconnects_and_each_action_is_counted(Framing framing)
      throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      client.action("70:0.0.96.3.10.255:1");
      assertThat(client.get("70:0.0.96.3.10.255:2")).isEqualTo(new Data.Bool(false));
      assertThat(meter.meter().relayState()).isEqualTo(ControlState.DISCONNECTED);
      client.action("70:0.0.96.3.10.255:2");
      assertThat(client.get("70:0.0.96.3.10.255:3")).isEqualTo(Data.enumerated(1));
      assertThat(client.get("70:0.0.96.3.10.255:4")).isEqualTo(Data.enumerated(4));
      assertThat(meter.meter().executions())
          .containsEntry("70:0.0.96.3.10.255:1", 1L)
          .containsEntry("70:0.0.96.3.10.255:2", 1L);
      meter.meter().happen(Switching.LOCAL_DISCONNECT);
      assertThat(client.get("70:0.0.96.3.10.255:3")).isEqualTo(Data.enumerated(2));
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void everything_in_its_object_list_can_be_read(Framing framing) throws LinkException {
    try (TestClient client = TestClient.of(meter(framing)).associate()) {
      List<ObjectListElement> list = ObjectListElement.listOf(client.get("15:0.0.40.0.0.255:2"));
      assertThat(list).hasSize(17);
      for (ObjectListElement object : list) {
        object
            .attributes()
            .forEach(
                one -> client.get(object.classId() + ":" + object.name() + ":" + one.attribute()));
      }
    }
  }

  @Test
  void the_usual_meter_is_what_the_readme_says() {
    assertThat(MeterOptions.of("1").password()).isEqualTo("12345678");
  }
}
