// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.standalone.Components;
import org.kilowire.standalone.RequiredGraph;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LogFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * Bundles stop and start in random order, configurations and packages come and go, while meters are
 * read. {@code -Dkilowire.seed=SEED} repeats the order of a failure.
 */
@Tag("slow")
@Tag("part-1")
final class RandomOrdersTest {

  /** On each of three frameworks. */
  private static final int ORDERS = 70;

  /** How often it is seen to that what is read is uploaded too. */
  private static final int UPLOADS = 5;

  /** More files than at the start: sockets that a disturbed connection has just left behind. */
  private static final int MORE_FILES = 24;

  /** The pool of the lines, which is full before a thread of it works twice. */
  private static final int LINE_THREADS = 16;

  /** Complaints that are none: which, and why. */
  private static final List<Pattern> EXPLAINED =
      List.of(
          // Kura: an asset whose driver is away says so for each read.
          Pattern.compile(".* ERROR .*Error while performing read from the Wire Asset.*"),
          // It is stopped, and what was to be told is told by the next one, or not.
          Pattern.compile("WARNING: EventAdmin: Event Task Processing Interrupted.*"),
          // The same, of what WireAdmin posts while it is being stopped.
          Pattern.compile("WARNING: EventAdmin: Exception: .*RejectedExecutionException: .*"));

  @TempDir Path home;
  @TempDir Path folder;

  @Test
  void collects_on_after_random_orders() throws Exception {
    long seed = Long.getLong("kilowire.seed", new Random().nextLong());
    List<String> history = new ArrayList<>(List.of("seed " + seed));
    Set<String> libraries = ThisJvm.sqliteLibraries();
    try (Meters meters = Meters.start(1);
        Broker broker = new Broker(folder)) {
      try (FrameworkErrors complaints = new FrameworkErrors();
          InstalledGateway gateway = new InstalledGateway(home)) {
        complaints.of(gateway.runtime().context());
        LogFile log = LogFile.fromHere();
        ServedMeter meter = meters.of(Framing.HDLC).get(0);
        begin(gateway, meters, broker, meter);
        works(gateway, meter);
        Disturbances disturbances = new Disturbances(seed, gateway, meter, broker);
        int files = ThisJvm.openFiles();
        for (int i = 1; i <= ORDERS; i++) {
          history.add(i + ": " + disturbances.next());
          works(gateway, meter);
          if (i % UPLOADS == 0) {
            Eventually.await("the uplink uploads", uploads(broker));
          }
          assertThat(unexplained(log.errors())).isEmpty();
          assertThat(unexplained(complaints.take())).isEmpty();
          assertThat(ThisJvm.openFiles()).as("open files").isLessThan(files + MORE_FILES);
        }
        gateway.runtime().deployed("org.kilowire.all").uninstall();
        assertThat(gateway.bundles()).isEmpty();
        Eventually.await(() -> "threads " + oursLeft(), () -> oursLeft().isEmpty());
        assertThat(unexplained(log.errors())).isEmpty();
      }
      Eventually.await(
          () -> "libraries " + ThisJvm.sqliteLibraries() + ", before " + libraries,
          () -> libraries.containsAll(ThisJvm.sqliteLibraries()));
      StoredRows.read(home.resolve("store")).check(meters);
    } catch (AssertionError | Exception e) {
      throw new AssertionError(String.join("\n", history), e);
    }
  }

  private static void begin(
      InstalledGateway gateway, Meters meters, Broker broker, ServedMeter meter) throws Exception {
    gateway.deploy(Feature.ALL);
    gateway.configureGateway();
    Components components = new Components(gateway.configurations());
    new Cloud(components, broker.url()).configure();
    String asset = gateway.asset(gateway.driver(meter));
    gateway.collect(meters.fleet());
    new RequiredGraph(gateway.runtime().service(WireGraphService.class, "", InstalledGateway.LIMIT))
        .component("org.eclipse.kura.wire.Timer", "timer", 0, 1, 0)
        .component("org.eclipse.kura.wire.WireAsset", asset, 1, 1, 300)
        .wire("timer", asset)
        .apply();
    components.update("timer", Map.of("simple.interval", 1));
    gateway.configurations().snapshot();
  }

  /** All is started, meters are collected and read, and no thread is there twice. */
  private static void works(InstalledGateway gateway, ServedMeter meter) throws Exception {
    for (Bundle bundle : gateway.runtime().context().getBundles()) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        assertThat(bundle.getState()).as(bundle.getSymbolicName()).isEqualTo(Bundle.ACTIVE);
      }
    }
    Eventually.await("a store", () -> gateway.stored() > 0);
    gateway.awaitStored(1);
    LifeTest.readsThroughTheDriver(gateway.driver("driver-" + meter.meter().serial()), meter);
    Eventually.await(() -> "threads " + ThisJvm.threads(), RandomOrdersTest::noThreadTwice);
  }

  private static boolean noThreadTwice() {
    return ThisJvm.threads().entrySet().stream()
        .allMatch(
            one -> one.getValue() <= (one.getKey().equals("kilowire-line") ? LINE_THREADS : 1));
  }

  private static Eventually.Condition uploads(Broker broker) {
    long before = broker.received();
    return () -> broker.received() > before;
  }

  private static List<String> oursLeft() {
    return ThisJvm.threads().keySet().stream()
        .filter(name -> name.matches("(?i)(kilowire|uplink|sqlite).*"))
        .toList();
  }

  private static List<String> unexplained(List<String> complaints) {
    Predicate<String> explained =
        line -> EXPLAINED.stream().anyMatch(one -> one.matcher(line).matches());
    return complaints.stream().filter(explained.negate()).toList();
  }
}
