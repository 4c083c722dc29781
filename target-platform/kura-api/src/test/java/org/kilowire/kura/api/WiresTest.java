// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.LongValue;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireConfiguration;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.junit.jupiter.api.Test;

class WiresTest {

  private static final String PID = "org.eclipse.kura.wire.WireAsset-1700000000000-1";

  @Test
  void k56_a_record_wraps_the_map_that_it_is_given_and_nobody_can_change_it_through_the_record() {
    Map<String, TypedValue<?>> given = new HashMap<>(Map.of("TIMER", new LongValue(1)));
    WireRecord record = new WireRecord(given);
    given.put("s", new StringValue("t"));
    assertThat(record.getProperties()).isEqualTo(given).containsOnlyKeys("TIMER", "s");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> record.getProperties().clear());
    assertThatNullPointerException().isThrownBy(() -> new WireRecord(null));
  }

  @Test
  void a_record_may_hold_a_value_that_is_missing() {
    Map<String, TypedValue<?>> given = new HashMap<>();
    given.put("x1", null);
    assertThat(new WireRecord(given).getProperties()).containsEntry("x1", null);
  }

  @Test
  void records_with_the_same_values_are_equal() {
    WireRecord record = new WireRecord(Map.of("s", new StringValue("t")));
    assertThat(record).isEqualTo(new WireRecord(Map.of("s", new StringValue("t"))));
    assertThat(record).hasSameHashCodeAs(new WireRecord(Map.of("s", new StringValue("t"))));
    assertThat(record).isNotEqualTo(new WireRecord(Map.of("s", new StringValue("second"))));
    assertThat(record).hasToString("WireRecord {s=StringValue [value=t]}");
  }

  @Test
  void an_envelope_is_records_with_the_emitters_pid_in_the_scope_of_wires() {
    WireRecord record = new WireRecord(Map.of("s", new StringValue("t")));
    WireEnvelope envelope = new WireEnvelope(PID, new ArrayList<>(List.of(record)));
    assertThat(envelope.getEmitterPid()).isEqualTo(PID);
    assertThat(envelope.getIdentification()).isEqualTo(PID);
    assertThat(envelope.getScope()).isEqualTo("WIRES");
    assertThat(envelope.getRecords()).containsExactly(record).isSameAs(envelope.getValue());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> envelope.getRecords().clear());
  }

  @Test
  void an_envelope_may_be_empty_but_not_without_a_list() {
    assertThat(new WireEnvelope(PID, List.of()).getRecords()).isEmpty();
    assertThatNullPointerException().isThrownBy(() -> new WireEnvelope(PID, null));
  }

  @Test
  void wires_between_the_same_components_are_equal_whatever_their_filter() {
    WireConfiguration wire = new WireConfiguration("timer1", "asset1");
    wire.setFilter("(x=y)");
    assertThat(wire).isEqualTo(new WireConfiguration("timer1", "asset1"));
    assertThat(wire).hasSameHashCodeAs(new WireConfiguration("timer1", "asset1"));
    assertThat(wire).isNotEqualTo(new WireConfiguration("asset1", "timer1"));
    assertThat(wire).isNotEqualTo(new WireConfiguration("timer1", "asset2"));
    assertThatNullPointerException().isThrownBy(() -> new WireConfiguration(null, "asset1"));
    assertThatNullPointerException().isThrownBy(() -> new WireConfiguration("timer1", null));
  }

  @Test
  void wires_between_ports_are_equal_if_the_ports_are_too() {
    WireConfiguration wire = new MultiportWireConfiguration("timer1", "asset1", 0, 1);
    assertThat(wire).isEqualTo(new MultiportWireConfiguration("timer1", "asset1", 0, 1));
    assertThat(wire).hasSameHashCodeAs(new MultiportWireConfiguration("timer1", "asset1", 0, 1));
    assertThat(wire).isNotEqualTo(new MultiportWireConfiguration("timer1", "asset1", 1, 1));
    assertThat(wire).isNotEqualTo(new MultiportWireConfiguration("timer1", "asset1", 0, 0));
    assertThat(wire).isNotEqualTo(new MultiportWireConfiguration("timer1", "asset1", -1, 1));
    assertThat(wire).isNotEqualTo(new MultiportWireConfiguration("timer1", "asset1", 0, 2));
    assertThat(wire).isNotEqualTo(new WireConfiguration("timer1", "asset1"));
    assertThat(new WireConfiguration("timer1", "asset1")).isNotEqualTo(wire);
    assertThat(wire).hasToString("timer1:0 -> asset1:1");
  }

  @Test
  void a_property_of_the_graph_is_found_by_its_name() {
    for (Constants constant : Constants.values()) {
      assertThat(Constants.fromValue(constant.value())).isEqualTo(constant);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Constants.fromValue("emitter"));
  }
}
