// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.WireAdmin;

/** What travels over a wire, compared with what travelled over Kura's. */
final class WiresTest {

  private static WireGraphFixture fixture;

  private WireProbe emit1;
  private WireProbe recv1;
  private WireProbe recv2;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    fixture = WireGraphFixture.start(home);
  }

  @AfterAll
  static void close() throws Exception {
    fixture.close();
  }

  @BeforeEach
  void start() throws Exception {
    Drawing drawing = new Drawing(fixture);
    emit1 = fixture.probe("emit1");
    recv1 = fixture.probe("recv1");
    recv2 = fixture.probe("recv2");
    drawing.component("emit1", "probe.Emit");
    drawing.component("recv1", "probe.Recv");
    drawing.component("recv2", "probe.Recv");
    drawing.wire("emit1", "recv1").wire("emit1", "recv2").put();
    emit1.awaitOutgoing(2);
  }

  @AfterEach
  void stop() {
    List.of(emit1, recv1, recv2).forEach(WireProbe::unregister);
  }

  private static WireRecord recorded() {
    Map<String, TypedValue<?>> values = new HashMap<>();
    values.put("b", TypedValues.newBooleanValue(true));
    values.put("ba", TypedValues.newByteArrayValue(new byte[] {1, 2}));
    values.put("d", TypedValues.newDoubleValue(1.5));
    values.put("f", TypedValues.newFloatValue(1.5f));
    values.put("i", TypedValues.newIntegerValue(1));
    values.put("l", TypedValues.newLongValue(2));
    values.put("s", TypedValues.newStringValue("t"));
    return new WireRecord(values);
  }

  private static WireRecord second() {
    return new WireRecord(Map.of("s", TypedValues.newStringValue("second")));
  }

  @Test
  void k9_records_are_delivered_on_the_emitters_thread_before_emit_returns() {
    emit1.emit(List.of(recorded()));

    assertThat(recv1.got).hasSize(1);
    assertThat(recv1.got.element().thread()).isSameAs(Thread.currentThread());
    assertThat(Texts.only(recv1.got.element().envelope()))
        .isEqualTo(recordedIn("emit one record, all channels ok"));
  }

  private static Map<String, String> recordedIn(String section) {
    List<String> lines = Golden.section("wire-records.txt", section);
    return Texts.properties(
        lines.subList(lines.indexOf("recv2 [probe-cmd-cloud1]") + 3, lines.size()));
  }

  @Test
  void k35_an_empty_list_is_delivered() {
    assertThat(Golden.section("wire-records.txt", "emit empty record list"))
        .anyMatch(line -> line.endsWith("size 0"));
    emit1.emit(List.of());
    assertThat(recv2.got.remove().envelope().getRecords()).isEmpty();
  }

  @Test
  void k35_two_records_travel_in_one_envelope() {
    emit1.emit(List.of(recorded(), second()));
    assertThat(recv2.got).hasSize(1);
    assertThat(recv2.got.remove().envelope().getRecords()).extracting(Texts::of).hasSize(2);
  }

  @Test
  void k35_emitting_null_throws() {
    assertThat(Golden.section("wire-records.txt", "emit null"))
        .anyMatch(
            line -> line.contains("java.lang.NullPointerException: Wire Records cannot be null"));
    assertThatThrownBy(() -> emit1.emit(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("Wire Records cannot be null");
    assertThat(recv1.got).isEmpty();
  }

  @Test
  void k35_a_throwing_receiver_hurts_neither_the_emitter_nor_another_receiver() {
    recv1.throwing(new IllegalStateException("probe"));
    recv2.throwing(new IllegalStateException("probe"));
    emit1.emit(List.of(recorded()));
    emit1.emit(List.of(second()));
    assertThat(recv1.got).hasSize(2);
    assertThat(recv2.got).hasSize(2);
  }

  @Test
  void k56_a_record_wraps_the_map_that_it_is_given_and_reaches_every_receiver_as_it_is() {
    Map<String, TypedValue<?>> unread =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, TypedValue<?>>> entrySet() {
            throw new AssertionError("nobody reads it");
          }
        };
    WireRecord record = new WireRecord(unread);
    emit1.emit(List.of(record));
    assertThat(recv1.got.remove().envelope().getRecords().get(0)).isSameAs(record);
    assertThat(recv2.got.remove().envelope().getRecords().get(0)).isSameAs(record);
    assertThatThrownBy(() -> record.getProperties().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void k34_the_emitter_of_an_envelope_is_its_service_pid() {
    emit1.emit(List.of(recorded()));
    assertThat(recv1.got.remove().envelope().getEmitterPid()).isEqualTo(emit1.servicePid);
  }

  @Test
  void k34_a_component_has_no_pid_before_it_is_active_and_one_afterwards() throws Exception {
    WireDirectory directory =
        new WireDirectory(fixture.context(), fixture.service(WireAdmin.class));
    WireProbe later = new WireProbe(directory, "later");
    assertThat(directory.getPid(later)).isNull();
    assertThat(directory.getPid(emit1)).isEqualTo("emit1");
    assertThat(directory.getServicePid(emit1)).isEqualTo(emit1.servicePid);
    assertThat(directory.getServicePid("emit1")).isEqualTo(emit1.servicePid);
    assertThat(directory.getServicePid("nobody")).isNull();
    assertThat(directory.isEmitter("emit1")).isTrue();
    assertThat(directory.isReceiver("nobody")).isFalse();
  }

  @Test
  void who_is_looked_for_is_not_held() throws Exception {
    RegisteredServices<WireHelperService> registered =
        new RegisteredServices<>(fixture.context(), WireHelperService.class);
    ServiceReference<WireHelperService> reference =
        fixture.context().getServiceReference(WireHelperService.class);
    while (fixture.context().ungetService(reference)) {
      // Whatever this bundle has of it.
    }
    assertThat(registered.all()).hasSize(1);
    assertThat(fixture.context().ungetService(reference)).isFalse();
  }

  @Test
  void k1_a_component_that_declares_a_service_pid_of_its_own_gets_no_wires() throws Exception {
    WireDirectory directory =
        new WireDirectory(fixture.context(), fixture.service(WireAdmin.class));
    assertThatThrownBy(
            () ->
                directory.newWireSupport(
                    emit1, new PropertyReference("service.pid", new String[] {"a", "b"})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The service PID [a, b] is an array");
  }
}
