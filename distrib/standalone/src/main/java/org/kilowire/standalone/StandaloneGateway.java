// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.kilowire.kura.base.secret.SecretsFile;
import org.kilowire.meter.Secrets;
import org.kilowire.standalone.osgi.Carried;
import org.kilowire.standalone.osgi.OsgiRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.deploymentadmin.DeploymentException;

/**
 * The gateway of a folder: a framework with the host and {@code kilowire-all.dp} in it, configured
 * as the folder says.
 */
public final class StandaloneGateway implements AutoCloseable {

  private static final Duration SERVICES = Duration.ofSeconds(20);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** What asks meters, then what stores what they said. */
  private static final List<String> COLLECTING =
      List.of("org.kilowire.kura.driver.", "org.kilowire.kura.wire");

  private final HomeLock lock;
  private final OsgiRuntime runtime;
  private boolean closed;

  private StandaloneGateway(HomeLock lock, OsgiRuntime runtime) {
    this.lock = lock;
    this.runtime = runtime;
  }

  /**
   * Starts the gateway of {@code home}. A fleet document with errors does not stop it where an
   * earlier one is in force, or where there is a console to enter one; its problems are in the
   * answer.
   *
   * @param commits a file to which the sequence numbers of each commit are appended, after it
   * @param console is told of the web console, if there is one, before anything is started: its
   *     password is made once, and a start may be interrupted
   * @throws BindException if somebody listens on the console's port already
   * @throws IOException if the folder cannot be read or written
   */
  public static GatewayStart start(
      GatewayHome home, Optional<Path> commits, Consumer<ConsoleAccess> console)
      throws IOException, InterruptedException {
    if (!Files.exists(home.settings())) {
      return GatewayStart.refused(List.of("there is no " + home.settings()));
    }
    GatewaySettings.Read read = GatewaySettings.read(home.settings());
    if (read.settings().isEmpty()) {
      return GatewayStart.refused(read.problems());
    }
    Secrets secrets;
    try {
      secrets = secrets(home);
    } catch (IOException e) {
      return GatewayStart.refused(List.of(e.getMessage()));
    }
    Optional<HomeLock> lock = HomeLock.take(home.lock());
    if (lock.isEmpty()) {
      return GatewayStart.refused(List.of(home.folder() + " is in use by another process"));
    }
    try {
      Provisioning provisioning = new Provisioning(home, read.settings().get(), secrets);
      return start(home, read.settings().get(), provisioning, commits, console, lock.get());
    } catch (BundleException | DeploymentException | KuraException e) {
      lock.get().close();
      return GatewayStart.refused(List.of("the gateway's bundles do not start: " + e));
    } catch (IOException | RuntimeException e) {
      lock.get().close();
      throw e;
    }
  }

  private static GatewayStart start(
      GatewayHome home,
      GatewaySettings settings,
      Provisioning provisioning,
      Optional<Path> commits,
      Consumer<ConsoleAccess> told,
      HomeLock lock)
      throws IOException,
          InterruptedException,
          BundleException,
          DeploymentException,
          KuraException {
    Map<String, String> properties = new HashMap<>();
    properties.put("kura.data", home.folder().toString());
    properties.put("kura.snapshots", home.snapshots().toString());
    properties.put("kura.security", home.security().toString());
    properties.put("kilowire.keys", home.security().toString());
    properties.putAll(settings.tls().properties());
    commits.ifPresent(file -> properties.put("kilowire.commits.report", file.toString()));
    if (settings.console().isPresent()) {
      Console console = settings.console().get();
      console.requireFree();
      ConsolePassword password = ConsolePassword.in(home.consolePassword());
      told.accept(console.access(password));
      properties.putAll(console.properties(password));
    }
    OsgiRuntime runtime =
        OsgiRuntime.start(home.framework(), properties, Carried.of("bundles.txt"));
    StandaloneGateway gateway = new StandaloneGateway(lock, runtime);
    try {
      return gateway.collecting(settings, provisioning);
    } catch (BundleException
        | DeploymentException
        | KuraException
        | IOException
        | RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private static Secrets secrets(GatewayHome home) throws IOException {
    return Files.exists(home.secrets())
        ? SecretsFile.read(home.secrets())
        : name -> Optional.empty();
  }

  private GatewayStart collecting(GatewaySettings settings, Provisioning provisioning)
      throws IOException,
          InterruptedException,
          BundleException,
          DeploymentException,
          KuraException {
    try (InputStream octets = new Carried("kilowire-all.dp").open()) {
      runtime.deploy(octets);
    }
    provisioning.apply(
        runtime.service(ConfigurationService.class, "", SERVICES),
        runtime.service(WireGraphService.class, "", SERVICES));
    if (settings.console().isPresent()) {
      settings.console().get().start(runtime);
    }
    List<String> problems = new ArrayList<>(settings.warnings());
    problems.addAll(provisioning.fleetProblems());
    Object state = state();
    if (!state.equals("COLLECTING")) {
      problems.add(
          "collects nothing yet: "
              + (state.equals("NO_FLEET")
                  ? provisioning.whyNoFleet()
                  : "what it needs, as the store, is not there; the log says why"));
      if (settings.console().isEmpty()) {
        close();
        return GatewayStart.refused(problems);
      }
    }
    return GatewayStart.of(this, problems);
  }

  /** The collector's, once it waits for nothing or has waited long enough. */
  private Object state() throws InterruptedException {
    Supplier<?> state = runtime.service(Supplier.class, "(kilowire.state=collector)", SERVICES);
    long end = System.nanoTime() + SERVICES.toNanos();
    while (state.get().equals("WAITING") && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return state.get();
  }

  /** The framework that the gateway's bundles run in. */
  public OsgiRuntime framework() {
    return runtime;
  }

  /** Collects no more; what is stored is still handed over until {@link #close}. */
  public void stopCollecting() {
    COLLECTING.forEach(this::stop);
  }

  private void stop(String bundles) {
    for (Bundle bundle : runtime.context().getBundles()) {
      if (bundle.getSymbolicName().startsWith(bundles)) {
        try {
          bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException e) {
          throw new IllegalStateException("collection does not stop", e);
        }
      }
    }
  }

  /**
   * Waits until the IMS has confirmed all that is stored, or {@code limit} has passed.
   *
   * @return how many blocks it has not confirmed
   */
  public long awaitHandedOver(Duration limit) throws InterruptedException {
    Optional<LongSupplier> waiting =
        runtime.find(LongSupplier.class, "(kilowire.metric=outbox.waiting)", Duration.ZERO);
    long end = System.nanoTime() + limit.toNanos();
    while (waiting.isPresent() && waiting.get().getAsLong() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return waiting.map(LongSupplier::getAsLong).orElse(0L);
  }

  /** Ends all of it, in order. Later calls do nothing. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      runtime.close();
    } finally {
      lock.close();
    }
  }
}
