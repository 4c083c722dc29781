// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.ConfigurationAdmin;

/** The graph, its wires and the components at their ends, on a framework. */
final class WireGraphFrameworkTest {

  private static final String ASSET = "org.eclipse.kura.wire.WireAsset";
  private static final String TIMER = "org.eclipse.kura.wire.Timer";
  private static final String PAIR =
      "{\"components\":[{\"pid\":\"a\"},{\"pid\":\"b\"}],"
          + "\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\"}]}";

  @TempDir Path home;

  private WireGraphFixture fixture;
  private Drawing drawing;
  private WireProbe emit1;
  private WireProbe recv1;

  @BeforeEach
  void start() throws Exception {
    fixture = WireGraphFixture.start(home);
    drawing = new Drawing(fixture);
    emit1 = fixture.probe("emit1");
    recv1 = fixture.probe("recv1");
    drawing.component("emit1", "probe.Emit").component("recv1", "probe.Recv");
    drawing.wire("emit1", "recv1");
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  @Test
  void the_graph_is_one_property_of_a_configuration_and_a_snapshot_is_taken() throws Exception {
    int snapshots = fixture.configurations.getSnapshots().size();
    drawing.component("asset1", ASSET).component("timer1", TIMER).wire("timer1", "asset1").put();

    Object stored = fixture.properties(WireGraph.PID).get("WireGraph");
    assertThat(GraphCodec.decode((String) stored).wires())
        .containsExactly(
            new GraphWire("emit1", 0, "recv1", 0), new GraphWire("timer1", 0, "asset1", 0));
    assertThat(fixture.configurations.getSnapshots()).hasSize(snapshots + 1);
    WireGraphConfiguration graph = drawing.service().get();
    assertThat(graph.getWireComponentConfigurations())
        .extracting(component -> component.getConfiguration().getPid())
        .containsExactly("emit1", "recv1", "asset1", "timer1");
    assertThat(graph.getWireConfigurations())
        .extracting(MultiportWireConfiguration::getReceiverPid)
        .containsExactly("recv1", "asset1");
  }

  @Test
  void a_graph_that_is_given_back_loses_nothing_of_whose_bundle_is_away() throws Exception {
    drawing.component("asset1", ASSET).put();
    WireGraphConfiguration graph = drawing.service().get();
    // Of the probes there are no bundles, and so nothing is known but their names.
    assertThat(graph.getWireComponentConfigurations().get(0).getConfiguration())
        .satisfies(emit -> assertThat(emit.getPid()).isEqualTo("emit1"))
        .satisfies(emit -> assertThat(emit.getConfigurationProperties()).isEmpty());
    int configurations = probeConfigurations();
    assertThat(configurations).isEqualTo(2);

    drawing.service().update(graph);

    assertThat(probeConfigurations()).isEqualTo(configurations);
    assertThat(drawing.service().get().getWireComponentConfigurations()).hasSize(3);
    emit1.awaitOutgoing(1);
  }

  private int probeConfigurations() throws Exception {
    return fixture
        .service(ConfigurationAdmin.class)
        .listConfigurations("(service.factoryPid=probe.*)")
        .length;
  }

  @Test
  void k40_a_component_without_ports_gets_one_for_each_service() throws Exception {
    drawing.component("asset1", ASSET).component("timer1", TIMER).put();

    assertThat(fixture.properties("asset1"))
        .containsEntry("receiver.port.count", 1)
        .containsEntry("emitter.port.count", 1);
    assertThat(fixture.properties("timer1"))
        .containsEntry("receiver.port.count", 0)
        .containsEntry("emitter.port.count", 1);
  }

  @Test
  void a_graph_takes_away_what_it_no_longer_has() throws Exception {
    drawing.component("asset1", ASSET).component("timer1", TIMER).put();
    emit1.awaitOutgoing(1);

    drawing.without("recv1").without("timer1").put();
    emit1.awaitOutgoing(0);
    assertThat(fixture.configurations.getConfigurableComponentPids())
        .containsExactlyInAnyOrder(WireGraph.PID, "asset1");

    drawing.service().delete();
    assertThat(fixture.configurations.getConfigurableComponentPids())
        .containsExactly(WireGraph.PID);
    assertThat(drawing.service().get().getWireComponentConfigurations()).isEmpty();
  }

  @Test
  void k29_the_same_graph_again_makes_the_asset_anew_and_nothing_else() throws Exception {
    drawing.component("asset1", ASSET).component("timer1", TIMER).put();
    WireComponent asset = fixture.component(WireComponent.class, "asset1");
    WireEmitter timer = fixture.component(WireEmitter.class, "timer1");
    Object first = fixture.properties("asset1").get("service.pid");

    drawing.put();

    assertThat(fixture.properties("asset1").get("service.pid")).isNotEqualTo(first);
    fixture.gone(asset);
    assertThat(fixture.component(WireComponent.class, "asset1")).isNotSameAs(asset);
    assertThat(fixture.component(WireEmitter.class, "timer1")).isSameAs(timer);
  }

  @Test
  void wires_are_there_again_when_both_ends_are() throws Exception {
    drawing.put();
    emit1.awaitOutgoing(1);

    recv1.unregister();
    emit1.awaitOutgoing(0);
    emit1.emit(List.of());
    WireProbe anew = fixture.probe("recv1");
    emit1.awaitOutgoing(1);
    emit1.emit(List.of());

    assertThat(recv1.got).isEmpty();
    assertThat(anew.got).hasSize(1);
  }

  @Test
  void an_end_that_comes_back_has_its_wire_whatever_came_in_between() throws Exception {
    drawing.put();
    emit1.awaitOutgoing(1);
    HeldDeliveries held = held();
    recv1.unregister();
    fixture.probe("between");
    WireProbe back = fixture.again("recv1", recv1);
    held.release();
    assertThatOneIsDelivered(back);
  }

  @Test
  void a_wire_that_is_taken_away_and_drawn_again_at_once_is_there() throws Exception {
    Drawing without = new Drawing(fixture).component("emit1", "probe.Emit");
    without.component("recv1", "probe.Recv");
    drawing.put();
    emit1.awaitOutgoing(1);
    HeldDeliveries held = held();
    without.put();
    drawing.put();
    held.release();
    assertThatOneIsDelivered(recv1);
  }

  private HeldDeliveries held() throws Exception {
    return new HeldDeliveries(fixture.context(), fixture.service(ConfigurationAdmin.class));
  }

  private void assertThatOneIsDelivered(WireProbe receiver) throws Exception {
    fixture.settle();
    fixture.awaitWire("emit1", "recv1");
    emit1.emit(List.of());
    assertThat(receiver.got).hasSize(1);
  }

  @Test
  void a_wire_is_made_when_its_last_end_comes() throws Exception {
    drawing.component("late", "probe.Recv").wire("emit1", "late").put();
    emit1.awaitOutgoing(1);
    fixture.settle();
    WireProbe late = fixture.probe("late");
    emit1.awaitOutgoing(2);
    emit1.emit(List.of());
    assertThat(late.got).hasSize(1);
  }

  @Test
  void a_start_with_a_stored_graph_brings_the_wires_back() throws Exception {
    WireProbe a = fixture.probe("a");
    WireProbe b = fixture.probe("b");
    fixture.configurations.updateConfiguration(WireGraph.PID, Map.of("WireGraph", PAIR), false);
    a.awaitOutgoing(1);
    a.emit(List.of());
    assertThat(b.got).hasSize(1);
  }

  @Test
  void a_restart_brings_components_and_wires_back() throws Exception {
    drawing.component("asset1", ASSET).component("timer1", TIMER).wire("timer1", "asset1").put();
    fixture.awaitWire("timer1", "asset1");
    fixture.close();

    fixture = WireGraphFixture.start(home);

    fixture.awaitWire("timer1", "asset1");
    assertThat(fixture.service(WireGraphService.class).get().getWireConfigurations()).hasSize(2);
  }

  @Test
  void a_graph_that_cannot_be_read_leaves_the_wires_as_they_are() throws Exception {
    WireProbe a = fixture.probe("a");
    WireProbe b = fixture.probe("b");
    fixture.configurations.updateConfiguration(WireGraph.PID, Map.of("WireGraph", PAIR), false);
    a.awaitOutgoing(1);
    fixture.configurations.updateConfiguration(WireGraph.PID, Map.of("WireGraph", "{"), false);
    fixture.settle();
    a.emit(List.of());
    assertThat(b.got).hasSize(1);
  }

  @Test
  void k10_what_was_done_before_a_failure_stays_done() throws Exception {
    drawing.component("asset1", ASSET).put();
    Drawing next = new Drawing(fixture).component("timer1", TIMER).component("odd", null);
    assertThatThrownBy(next::put).isInstanceOf(KuraException.class);
    assertThat(fixture.configurations.getConfigurableComponentPids())
        .contains("timer1")
        .doesNotContain("asset1");
    drawing.put();
    assertThat(fixture.configurations.getConfigurableComponentPids()).contains("asset1", "timer1");
  }
}
