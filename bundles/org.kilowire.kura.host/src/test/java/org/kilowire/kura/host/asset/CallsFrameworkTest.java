// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.wire.WireGraphFixture;

/** What a driver is called by an asset, in which order, compared with what Kura called it. */
final class CallsFrameworkTest {

  private static final String FIRST = "PUT wire/v1/graph/snapshot: timer1 -> asset1";

  private static WireGraphFixture bench;

  private AssetGraph stage;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    bench = WireGraphFixture.start(home);
  }

  @AfterAll
  static void close() throws Exception {
    bench.close();
  }

  @BeforeEach
  void start() throws Exception {
    stage = AssetGraph.start(bench);
  }

  @AfterEach
  void stop() throws Exception {
    stage.clear();
  }

  /** The calls that stood in a section are those that came now. */
  private void expect(String section) throws InterruptedException {
    assertThat(stage.calls(section)).as(section).isEqualTo(AssetGraph.recordedCalls(section));
  }

  /** The calls at the beginning, without a read. */
  private List<ProbeDriver.Call> begun() throws InterruptedException {
    return stage.driver.next(3);
  }

  private void expectNothingMore() {
    assertThat(stage.driver.calls).isEmpty();
  }

  @Test
  void k28_a_driver_is_described_prepared_and_then_only_executed() throws Exception {
    List<ProbeDriver.Call> before = begun();
    stage.record(true);
    List<ProbeDriver.Call> read = stage.driver.next(1);
    assertThat(before).extracting(ProbeDriver.Call::text).doesNotContain("connect()");
    List<String> texts =
        java.util.stream.Stream.concat(before.stream(), read.stream())
            .map(ProbeDriver.Call::text)
            .toList();
    assertThat(texts).isEqualTo(AssetGraph.recordedCalls(FIRST));
    // Prepared on one thread of the asset, read on another; who asked waits.
    assertThat(before).extracting(ProbeDriver.Call::thread).containsOnly(before.get(0).thread());
    assertThat(read.get(0).thread()).isNotIn(before.get(0).thread(), Thread.currentThread());
    stage.read();
    assertThat(stage.driver.next(1))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(texts.subList(3, 4));
    expectNothingMore();
  }

  @Test
  void k29_the_same_graph_again_closes_and_prepares_anew() throws Exception {
    begun();
    stage.drawing.put();
    expect("the same PUT again");
    expectNothingMore();
  }

  @Test
  void k28_chosen_channels_are_read_without_the_prepared_read() throws Exception {
    begun();
    AssetGraph.answer(() -> stage.asset().read(Set.of("d1", "s1", "nosuch", "w1")));
    expect("REST POST assets/asset1/_read");
    expectNothingMore();
  }

  @Test
  void k29_a_drivers_update_closes_and_prepares_anew() throws Exception {
    begun();
    stage.updateDriver(4061);
    List<ProbeDriver.Call> cycle = stage.driver.next(4);
    stage.record(true);
    cycle = new java.util.ArrayList<>(cycle);
    cycle.addAll(stage.driver.next(1));
    assertThat(cycle)
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(AssetGraph.recordedCalls("driver configuration update (port 4061)"));
    expectNothingMore();
  }

  @Test
  void k28_a_second_asset_uses_the_driver_beside_the_first() throws Exception {
    begun();
    String section = "second asset asset2 on drv1";
    bench.configurations.createFactoryConfiguration(AssetGraph.FACTORY, "asset2", asset2(), false);
    List<String> recorded = AssetGraph.recordedCalls(section);
    assertThat(stage.driver.next(4))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(recorded.subList(0, 4));
    assertThat(stage.driver.listened.get(0)).isEqualTo(asset2Config());
    AssetGraph.answer(() -> bench.component(Asset.class, "asset2").readAllChannels());
    assertThat(stage.driver.next(1))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(recorded.subList(4, 5));
    ChannelRecord q = stage.driver.prepared.get(1).get(0);
    assertThat(q.getUnit()).isNull();

    bench.configurations.deleteFactoryConfiguration("asset2", false);
    expect("asset2 deleted");
    expectNothingMore();
  }

  private static Map<String, Object> asset2Config() {
    Map<String, Object> config = new HashMap<>();
    config.put("+enabled", "true");
    config.put("+listen", "true");
    config.put("+name", "q");
    config.put("+type", "READ");
    config.put("+value.type", "DOUBLE");
    config.put("act", "ok");
    config.put("idx", "3");
    config.put("obis", "1-0:1.8.0*255");
    return config;
  }

  private static Map<String, Object> asset2() {
    Map<String, Object> properties = new HashMap<>(Map.of("driver.pid", "drv1"));
    asset2Config().forEach((key, value) -> properties.put("q#" + key, value));
    return properties;
  }

  @Test
  void k28_an_asset_that_is_taken_away_closes_its_read() throws Exception {
    begun();
    stage.drawing.without("asset1").put();
    expect("asset1 removed by PUT");
    expectNothingMore();
  }

  @Test
  void k28_a_driver_that_goes_and_comes_is_taken_up_again() throws Exception {
    begun();
    Asset asset = stage.asset();
    stage.unregisterDriver();
    expect("driver drv1 deleted while asset1 uses it");
    assertThatThrownBy(asset::readAllChannels).isInstanceOf(KuraException.class);
    assertThat(stage.read()).isNull();
    stage.registerDriver();
    expect("driver drv1 created again");
    expectNothingMore();
  }

  @Test
  void k29_an_asset_that_gets_another_driver_gives_the_first_up() throws Exception {
    begun();
    stage.update(Map.of("driver.pid", "nobody"));
    expect("asset1 to a driver that does not exist");
    stage.update(Map.of("driver.pid", "drv1"));
    expect(".. back to drv1");
    expectNothingMore();
  }

  @Test
  void k29_each_update_registers_the_listeners_anew() throws Exception {
    begun();
    stage.update(Map.of("s1#+enabled", false));
    // The section's last call is a read.
    assertThat(stage.driver.next(4))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(AssetGraph.recordedCalls("channel s1 disabled").subList(0, 4));
    assertThat(stage.driver.prepared.get(1)).hasSize(8);
    stage.update(Map.of("d1#+listen", true, "rw1#+listen", true));
    expect("listen=true on d1 and rw1");
    stage.update(Map.of("emit.errors", true));
    expect("listener event FAILURE status, emit.errors on");
    stage.update(Map.of("rw1#+listen", false));
    expect("listen=false on rw1");
    expectNothingMore();
  }

  @Test
  void k28_what_is_not_prepared_is_read_directly() throws Exception {
    stage.update(Map.of("s1#+enabled", false, "d1#+listen", true));
    stage.driver.next(8);
    for (String mode : List.of("runtimeEx", "unsup", "null")) {
      stage.driver.prepareMode = mode;
      stage.update(Map.of("asset.desc", mode));
      String section = "prepareRead mode " + mode;
      int size = AssetGraph.recordedCalls(section).size();
      List<ProbeDriver.Call> calls = new java.util.ArrayList<>(stage.driver.next(size - 1));
      assertThat(stage.record(true)).isNotEmpty();
      calls.addAll(stage.driver.next(1));
      assertThat(calls)
          .extracting(ProbeDriver.Call::text)
          .isEqualTo(AssetGraph.recordedCalls(section));
    }
    expectNothingMore();
  }

  @Test
  void k29_a_listener_that_was_refused_is_not_tried_again() throws Exception {
    begun();
    stage.driver.listenFails = true;
    stage.update(Map.of("d1#+listen", true));
    assertThat(stage.driver.next(5))
        .extracting(ProbeDriver.Call::text)
        .endsWith("PreparedRead.getChannelRecords()", "registerChannelListener()");
    stage.driver.listenFails = false;
    assertThat(stage.record(true)).isNotEmpty();
    stage.driver.next(1);
    stage.driver.ownDescriptor = true;
    stage.update(Map.of("asset.desc", "own"));
    // The listener that was refused is not unregistered either.
    assertThat(stage.driver.next(2))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(
            AssetGraph.recordedCalls("channel descriptor elements are own AD").subList(0, 2));
    expectNothingMore();
  }

  @Test
  void k2_a_descriptor_that_is_not_made_of_tad_is_neither_prepared_nor_listened_to()
      throws Exception {
    begun();
    stage.driver.ownDescriptor = true;
    stage.update(Map.of("d1#+listen", true));
    stage.driver.next(2);
    assertThat(stage.record(true)).isNotEmpty();
    assertThat(stage.driver.next(1))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(
            AssetGraph.recordedCalls("channel descriptor elements are own AD").subList(2, 3));
    stage.driver.ownDescriptor = false;
    stage.update(Map.of("asset.desc", "Tad again"));
    List<String> again = AssetGraph.recordedCalls("Tad again");
    assertThat(stage.driver.next(4))
        .extracting(ProbeDriver.Call::text)
        .isEqualTo(again.subList(0, 4));
    expectNothingMore();
  }

  @Test
  void k26_an_update_that_changes_nothing_is_not_told_to_the_driver() throws Exception {
    begun();
    stage.update(Map.of("asset.desc", "meter one"));
    bench.settle();
    stage.update(Map.of("driver.pid", "nobody"));
    assertThat(stage.driver.next(1))
        .extracting(ProbeDriver.Call::text)
        .containsExactly("PreparedRead.close()");
    expectNothingMore();
  }
}
