// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetService;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.standalone.Components;
import org.kilowire.standalone.RequiredGraph;
import org.kilowire.standalone.osgi.OsgiRuntime;
import org.kilowire.tests.support.Eventually;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;

/** A gateway of this platform, with Kilowire on it once packages are deployed. */
final class InstalledGateway implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String DLMS = "org.kilowire.kura.driver.dlms.";
  private static final String WIRE = "org.kilowire.kura.wire.";

  private final Path home;
  private final OsgiRuntime runtime;

  InstalledGateway(Path home) throws Exception {
    this.home = home;
    this.runtime = Platform.start(home, Map.of());
  }

  OsgiRuntime runtime() {
    return runtime;
  }

  Path data() {
    return home.resolve("store");
  }

  ConfigurationService configurations() throws InterruptedException {
    return runtime.service(ConfigurationService.class, "", LIMIT);
  }

  void deploy(Feature... features) throws Exception {
    for (Feature feature : features) {
      runtime.deploy(Files.newInputStream(feature.file()));
      awaitRefreshed();
    }
  }

  /** Brings packages to a higher version. */
  void upgrade(String version, Feature... features) throws Exception {
    for (Feature feature : features) {
      byte[] dp = DpFile.read(feature.file()).at(version);
      runtime.deploy(new ByteArrayInputStream(dp));
      awaitRefreshed();
    }
  }

  /**
   * DeploymentAdmin has what depended on a renewed bundle restarted by the framework, which does so
   * later, on a thread of its own: the next package is not begun amid that.
   */
  void awaitRefreshed() throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    runtime
        .context()
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(), event -> refreshed.countDown());
    assertThat(refreshed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("refreshed").isTrue();
    Eventually.await(() -> "all bundles active: " + inactive(), () -> inactive().isEmpty());
  }

  private List<String> inactive() {
    return Stream.of(runtime.context().getBundles())
        .filter(bundle -> bundle.getSymbolicName().startsWith("org.kilowire."))
        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
        .map(Bundle::toString)
        .toList();
  }

  /** Gives the gateway its id, its folder and the meters' password. */
  void configureGateway() throws Exception {
    Path secrets = home.resolve("secrets.properties");
    Files.createFile(
        secrets,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secrets, "meters=12345678\n");
    new Components(configurations())
        .update(
            "org.kilowire.kura.base.Gateway",
            Map.of(
                "gateway.id", Meters.GATEWAY,
                "data.folder", data().toString(),
                "secrets.file", secrets.toString()));
    assertThat(runtime.has("org.kilowire.store.Outbox", LIMIT)).as("a store").isTrue();
  }

  /** An instance of our Driver for a meter; gives its pid. */
  String driver(ServedMeter meter) throws Exception {
    return driver(meter, "driver-" + meter.meter().serial());
  }

  /** Another instance for it; gives its pid. */
  String driver(ServedMeter meter, String pid) throws Exception {
    boolean hdlc = meter.framing() == ServedMeter.Framing.HDLC;
    Map<String, Object> options = new HashMap<>();
    options.put("line", Meters.line(meter));
    options.put("client", 17);
    options.put("server", meter.server());
    if (hdlc) {
      options.put("physical", meter.physical());
    }
    options.put("authentication", "low");
    options.put("password", "secret:meters");
    options.put("device", meter.meter().serial());
    new Components(configurations())
        .ensure(DLMS + (hdlc ? "HdlcDriver" : "WrapperDriver"), pid, options);
    return pid;
  }

  Driver driver(String pid) throws InterruptedException {
    return runtime.service(Driver.class, "(kura.service.pid=" + pid + ")", LIMIT);
  }

  /** A WireAsset over a driver with one channel, the meter's power as a STRING. */
  String asset(String driver) throws Exception {
    String pid = "asset-of-" + driver;
    Map<String, Object> options = new HashMap<>();
    options.put("driver.pid", driver);
    options.put("asset.desc", "");
    options.put("power#+name", "power");
    options.put("power#+type", "READ");
    options.put("power#+value.type", "STRING");
    options.put("power#+enabled", true);
    options.put("power#obis", "1-0:1.7.0*255");
    new Components(configurations()).ensure("org.eclipse.kura.wire.WireAsset", pid, options);
    return pid;
  }

  Asset asset(AssetService assets, String pid) {
    return Eventually.value(() -> "no asset " + pid, () -> assets.getAsset(pid));
  }

  AssetService assets() throws InterruptedException {
    return runtime.service(AssetService.class, "", LIMIT);
  }

  /** A collector of this fleet, wired to an outbox. */
  void collect(String fleet) throws Exception {
    new RequiredGraph(runtime.service(WireGraphService.class, "", LIMIT))
        .component(WIRE + "Collector", "collector", 1, 1, 0)
        .component(WIRE + "Outbox", "outbox", 1, 0, 300)
        .wire("collector", "outbox")
        .apply();
    new Components(configurations()).update("collector", Map.of("fleet", fleet));
  }

  /** The same with a wire component of the test in between. */
  void collectThrough(String between, String fleet) throws Exception {
    new RequiredGraph(runtime.service(WireGraphService.class, "", LIMIT))
        .component(WIRE + "Collector", "collector", 1, 1, 0)
        .component("test.Between", between, 1, 1, 150)
        .component(WIRE + "Outbox", "outbox", 1, 0, 300)
        .wire("collector", between)
        .wire(between, "outbox")
        .apply();
    new Components(configurations()).update("collector", Map.of("fleet", fleet));
  }

  /** How many blocks the store has taken; 0 while there is no store. */
  long stored() {
    try {
      return runtime
          .find(LongSupplier.class, "(kilowire.metric=outbox.last)", Duration.ofMillis(1))
          .map(LongSupplier::getAsLong)
          .orElse(0L);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until so many more blocks are stored. */
  void awaitStored(long more) {
    long enough = stored() + more;
    Eventually.await(
        () -> "stored " + stored() + " of " + enough + ", wires " + wires(),
        () -> stored() >= enough);
  }

  /** WireAdmin's wires, and which of them lead somewhere. */
  private List<String> wires() {
    try {
      Wire[] wires = runtime.service(WireAdmin.class, "", Duration.ofMillis(1)).getWires(null);
      return wires == null
          ? List.of("none")
          : Stream.of(wires).map(InstalledGateway::described).toList();
    } catch (Exception e) {
      return List.of("not known: " + e);
    }
  }

  private static String described(Wire wire) {
    return wire.getProperties().get("emitter.kura.service.pid")
        + " to "
        + wire.getProperties().get("receiver.kura.service.pid")
        + (wire.isValid() ? "" : ", invalid")
        + (wire.isConnected() ? "" : ", not connected");
  }

  /** The bundles of ours that there are. */
  List<String> bundles() {
    return Stream.of(runtime.context().getBundles())
        .map(bundle -> bundle.getSymbolicName())
        .filter(name -> name.startsWith("org.kilowire.") && !name.endsWith(".host"))
        .sorted()
        .toList();
  }

  @Override
  public void close() throws IOException {
    runtime.close();
  }
}
