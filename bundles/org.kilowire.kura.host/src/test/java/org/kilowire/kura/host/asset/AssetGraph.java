// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.kilowire.kura.host.wire.Drawing;
import org.kilowire.kura.host.wire.Golden;
import org.kilowire.kura.host.wire.Texts;
import org.kilowire.kura.host.wire.WireGraphFixture;
import org.kilowire.kura.host.wire.WireProbe;
import org.kilowire.tests.support.Eventually;
import org.osgi.framework.ServiceRegistration;

/** The graph of the recordings, {@code emit1 -> asset1 -> recv1}, and the driver {@code drv1}. */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
final class AssetGraph {

  static final String FACTORY = WireAsset.FACTORY_PID;

  private static final Pattern CALL =
      Pattern.compile("\\[[^]]*] ((?:PreparedRead)?)(?:#\\d+)?(\\.?\\w+\\(\\))( mode=\\w+)?.*");

  final WireGraphFixture bench;
  final Drawing drawing;
  final WireProbe emit1;
  final WireProbe recv1;
  final ProbeDriver driver = new ProbeDriver();

  private ServiceRegistration<Driver> registration;

  private AssetGraph(WireGraphFixture bench) throws Exception {
    this.bench = bench;
    this.drawing = new Drawing(bench);
    this.emit1 = bench.probe("emit1");
    this.recv1 = bench.probe("recv1");
  }

  /** With the driver and the asset as they were recorded, the first read prepared. */
  static AssetGraph start(WireGraphFixture bench) throws Exception {
    AssetGraph stage = new AssetGraph(bench);
    stage.registerDriver();
    stage.drawing.component("emit1", "probe.Emit").component("recv1", "probe.Recv");
    stage.drawing.component("asset1", FACTORY, recorded());
    stage.drawing.wire("emit1", "asset1").wire("asset1", "recv1").put();
    stage.emit1.awaitOutgoing(1);
    stage.ready();
    return stage;
  }

  /** Waits until the asset has its wire to the receiver. */
  void ready() throws InterruptedException {
    bench.awaitWire("asset1", "recv1");
  }

  /** The properties of the recorded asset. */
  static Map<String, Object> recorded() {
    Map<String, Object> properties = new HashMap<>();
    for (String line : Golden.lines("asset1.txt")) {
      String[] field = line.split("\t", -1);
      properties.put(field[0], value(DataType.valueOf(field[1]), field[2]));
    }
    return properties;
  }

  private static Object value(DataType type, String text) {
    return switch (type) {
      case BOOLEAN -> Boolean.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      default -> text;
    };
  }

  void registerDriver() {
    registration = bench.context().registerService(Driver.class, driver, properties(4059));
  }

  private static Dictionary<String, Object> properties(int port) {
    return new Hashtable<>(Map.of("kura.service.pid", "drv1", "port", port));
  }

  /** The driver gets another configuration: its service's properties change. */
  void updateDriver(int port) {
    registration.setProperties(properties(port));
  }

  void unregisterDriver() {
    registration.unregister();
    registration = null;
  }

  void update(Map<String, Object> changes) throws Exception {
    bench.configurations.updateConfiguration("asset1", changes, false);
  }

  Asset asset() throws InterruptedException {
    return bench.component(Asset.class, "asset1");
  }

  /** Has the asset read; the record that came of it, or null. */
  Map<String, String> read() {
    emit1.emit(List.of());
    WireProbe.Got got = recv1.got.poll();
    return got == null ? null : Texts.only(got.envelope());
  }

  /**
   * As {@link #read}; one that is expected is asked for until the asset has taken its driver up.
   */
  Map<String, String> record(boolean expected) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Map<String, String> record = read();
    while (expected && record == null && System.nanoTime() < limit) {
      record = read();
    }
    return record;
  }

  /**
   * What an asset answers, which is asked until it has taken its driver up: that is a moment after
   * the driver's last call.
   */
  static List<ChannelRecord> answer(Callable<List<ChannelRecord>> question) {
    List<List<ChannelRecord>> answers = new ArrayList<>();
    Eventually.await(
        "the asset has its driver",
        () -> {
          try {
            return answers.add(question.call());
          } catch (KuraException e) {
            if (!e.getMessage().contains("no driver")) {
              throw e;
            }
            return false;
          }
        });
    return answers.get(0);
  }

  /** Those calls of a recorded section that came from an asset. */
  static List<String> recordedCalls(String section) {
    return Golden.section("driver-calls.txt", section).stream()
        .map(CALL::matcher)
        .filter(Matcher::matches)
        .map(AssetGraph::text)
        .toList();
  }

  private static String text(Matcher call) {
    String mode =
        call.group(3) != null && call.group(2).equals("prepareRead()") ? call.group(3) : "";
    return call.group(1) + call.group(2) + mode;
  }

  /** The next calls that the driver gets, as many as a section has. */
  List<String> calls(String section) throws InterruptedException {
    return driver.next(recordedCalls(section).size()).stream().map(ProbeDriver.Call::text).toList();
  }

  /** Takes everything away again. */
  void clear() throws Exception {
    drawing.service().delete();
    emit1.unregister();
    recv1.unregister();
    if (registration != null) {
      unregisterDriver();
    }
    bench.gone("asset1");
    bench.settle(); // a component's service goes before the component is deactivated
  }
}
