// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph, its wires and the components at their ends, on a framework. */
final class WireGraphTest {

  private static final String ASSET = "org.eclipse.kura.wire.WireAsset";
  private static final String PAIR =
      "{\"components\":[{\"pid\":\"a\"},{\"pid\":\"b\"}],"
          + "\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\"}]}";

  @TempDir Path storage;

  private Bench bench;
  private Drawing drawing;
  private Probe emit1;
  private Probe recv1;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.start(storage);
    drawing = new Drawing(bench);
    emit1 = bench.probe("emit1");
    recv1 = bench.probe("recv1");
    drawing.component("emit1", "probe.Emit").component("recv1", "probe.Recv");
    drawing.wire("emit1", "recv1");
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void theGraphIsOnePropertyOfAConfigurationAndASnapshotIsTaken() throws Exception {
    drawing.put();

    Object stored = bench.configurations.properties(WireGraph.PID).get("WireGraph");
    assertThat(GraphCodec.decode((String) stored).wires())
        .containsExactly(new GraphWire("emit1", 0, "recv1", 0));
    assertThat(bench.configurations.snapshots).containsExactly(WireGraph.PID);
    WireGraphConfiguration graph = drawing.service().get();
    assertThat(graph.getWireComponentConfigurations())
        .extracting(component -> component.getConfiguration().getPid())
        .containsExactly("emit1", "recv1");
    assertThat(graph.getWireConfigurations())
        .extracting(MultiportWireConfiguration::getReceiverPid)
        .containsExactly("recv1");
  }

  @Test
  void k40_aComponentWithoutPortsGetsOneForEachService() throws Exception {
    drawing.component("asset1", ASSET).component("timer1", "org.eclipse.kura.wire.Timer").put();

    assertThat(bench.configurations.properties("asset1"))
        .containsEntry("receiver.port.count", 1)
        .containsEntry("emitter.port.count", 1);
    assertThat(bench.configurations.properties("timer1"))
        .containsEntry("receiver.port.count", 0)
        .containsEntry("emitter.port.count", 1);
  }

  @Test
  void aGraphTakesAwayWhatItNoLongerHas() throws Exception {
    drawing.component("asset1", ASSET).put();
    emit1.awaitOutgoing(1);

    drawing.without("recv1").put();
    emit1.awaitOutgoing(0);
    assertThat(bench.configurations.getConfigurableComponentPids())
        .containsExactlyInAnyOrder(WireGraph.PID, "emit1", "asset1");

    drawing.service().delete();
    assertThat(bench.configurations.getConfigurableComponentPids()).containsExactly(WireGraph.PID);
    assertThat(drawing.service().get().getWireComponentConfigurations()).isEmpty();
  }

  @Test
  void k29_theSameGraphAgainMakesTheAssetAnewAndNothingElse() throws Exception {
    drawing.component("asset1", ASSET).component("timer1", "org.eclipse.kura.wire.Timer").put();
    Asset asset = bench.component(Asset.class, "asset1");
    WireEmitter timer = bench.component(WireEmitter.class, "timer1");
    Object first = bench.configurations.properties("asset1").get("service.pid");

    drawing.put();

    assertThat(bench.configurations.properties("asset1").get("service.pid")).isNotEqualTo(first);
    bench.gone(asset);
    assertThat(bench.component(Asset.class, "asset1")).isNotSameAs(asset);
    assertThat(bench.component(WireEmitter.class, "timer1")).isSameAs(timer);
  }

  @Test
  void wiresAreThereAgainWhenBothEndsAre() throws Exception {
    drawing.put();
    emit1.awaitOutgoing(1);

    recv1.unregister();
    emit1.awaitOutgoing(0);
    emit1.emit(List.of());
    Probe anew = bench.probe("recv1");
    emit1.awaitOutgoing(1);
    emit1.emit(List.of());

    assertThat(recv1.got).isEmpty();
    assertThat(anew.got).hasSize(1);
  }

  @Test
  void aWireIsMadeWhenItsLastEndComes() throws Exception {
    drawing.component("late", "probe.Recv").wire("emit1", "late").put();
    emit1.awaitOutgoing(1);
    Probe late = bench.probe("late");
    emit1.awaitOutgoing(2);
    emit1.emit(List.of());
    assertThat(late.got).hasSize(1);
  }

  @Test
  void aStartWithAStoredGraphBringsTheWiresBack() throws Exception {
    Probe a = bench.probe("a");
    Probe b = bench.probe("b");
    bench.configurations.seed(WireGraph.PID, Map.of("WireGraph", PAIR));
    a.awaitOutgoing(1);
    a.emit(List.of());
    assertThat(b.got).hasSize(1);
  }

  @Test
  void aGraphThatCannotBeReadLeavesTheWiresAsTheyAre() throws Exception {
    Probe a = bench.probe("a");
    Probe b = bench.probe("b");
    bench.configurations.seed(WireGraph.PID, Map.of("WireGraph", PAIR));
    a.awaitOutgoing(1);
    bench.configurations.seed(WireGraph.PID, Map.of("WireGraph", "{"));
    bench.configurations.settle();
    a.emit(List.of());
    assertThat(b.got).hasSize(1);
  }

  @Test
  void k10_whatWasDoneBeforeAFailureStaysDone() throws Exception {
    drawing.put();
    Drawing next = new Drawing(bench).component("recv1", "probe.Recv").component("odd", null);
    assertThatThrownBy(next::put).isInstanceOf(KuraException.class);
    assertThat(bench.configurations.getConfigurableComponentPids())
        .contains("recv1")
        .doesNotContain("emit1");
  }
}
