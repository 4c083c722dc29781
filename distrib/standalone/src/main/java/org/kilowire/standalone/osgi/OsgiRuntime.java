// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentException;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The framework that the class path has, started. Its storage begins empty at each start: what a
 * gateway must remember is nowhere in there.
 */
public final class OsgiRuntime implements AutoCloseable {

  private static final long STOP_SECONDS = 30;

  private final Framework framework;

  private OsgiRuntime(Framework framework) {
    this.framework = framework;
  }

  /** A bundle to be installed: where it comes from, and its octets. */
  public interface Source {

    String location();

    InputStream open() throws IOException;
  }

  /**
   * Starts a framework, installs {@code bundles}, then starts them in their order.
   *
   * @param storage of the framework; emptied, and its owner's alone
   * @param properties of the framework, besides those of {@link SharedPackages}
   * @throws BundleException if a bundle does not start; the framework is then stopped
   */
  public static OsgiRuntime start(
      Path storage, Map<String, String> properties, List<? extends Source> bundles)
      throws BundleException, IOException {
    Map<String, String> all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    all.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    all.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_FRAMEWORK);
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SharedPackages.header());
    all.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, SharedPackages.contracts());
    // Equinox would else look for classes outside of what is imported.
    all.put("osgi.compatibility.bootdelegation", "false");
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
    OsgiRuntime runtime = new OsgiRuntime(factory.newFramework(all));
    try {
      runtime.start(storage, bundles);
      return runtime;
    } catch (BundleException | IOException | RuntimeException e) {
      runtime.close();
      throw e;
    }
  }

  private void start(Path storage, List<? extends Source> sources)
      throws BundleException, IOException {
    framework.init();
    // Made anew by it, and bundles keep what they are told in there.
    Files.setPosixFilePermissions(storage, PosixFilePermissions.fromString("rwx------"));
    framework.start();
    add(sources);
  }

  /** Installs these bundles, then starts them in their order. */
  public void add(List<? extends Source> sources) throws BundleException, IOException {
    List<Bundle> installed = new ArrayList<>();
    for (Source source : sources) {
      try (InputStream octets = source.open()) {
        installed.add(context().installBundle(source.location(), octets));
      }
    }
    for (Bundle bundle : installed) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  /**
   * Waits for a service.
   *
   * @param filter as OSGi writes filters, besides the type; empty for none
   * @throws IllegalStateException if there is none in time
   */
  public <T> T service(Class<T> type, String filter, Duration limit) throws InterruptedException {
    return find(type, filter, limit)
        .orElseThrow(() -> new IllegalStateException("no " + type.getName() + " " + filter));
  }

  /** As {@link #service}; empty if there is none in time. */
  public <T> Optional<T> find(Class<T> type, String filter, Duration limit)
      throws InterruptedException {
    return found(filter(type.getName(), filter), limit).map(type::cast);
  }

  /**
   * Waits for a service of a type that this class path may not have.
   *
   * @return whether there is one in time
   */
  public boolean has(String type, Duration limit) throws InterruptedException {
    return found(filter(type, ""), limit).isPresent();
  }

  /** What is found stays in use until the framework stops: it must not be put away meanwhile. */
  private Optional<?> found(Filter filter, Duration limit) throws InterruptedException {
    ServiceTracker<?, ?> tracker = new ServiceTracker<>(context(), filter, null);
    tracker.open(true);
    try {
      return Optional.ofNullable(tracker.waitForService(Math.max(1, limit.toMillis())))
          .map(service -> context().getService(tracker.getServiceReference()));
    } finally {
      tracker.close();
    }
  }

  private Filter filter(String type, String filter) {
    try {
      return context()
          .createFilter("(&(" + Constants.OBJECTCLASS + "=" + type + ")" + filter + ")");
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }

  /** Installs a deployment package, or brings the one of its name up to date. */
  public DeploymentPackage deploy(InputStream octets)
      throws DeploymentException, InterruptedException {
    return service(DeploymentAdmin.class, "", Duration.ofSeconds(STOP_SECONDS))
        .installDeploymentPackage(octets);
  }

  /**
   * A deployment package that is installed.
   *
   * @throws IllegalStateException if there is none of this name
   */
  public DeploymentPackage deployed(String name) throws InterruptedException {
    DeploymentPackage there =
        service(DeploymentAdmin.class, "", Duration.ofSeconds(STOP_SECONDS))
            .getDeploymentPackage(name);
    if (there == null) {
      throw new IllegalStateException("no deployment package " + name);
    }
    return there;
  }

  /**
   * Stops all bundles, then the framework. A second call does nothing.
   *
   * @throws IllegalStateException if it does not stop in time: what it uses is in use still
   */
  @Override
  public void close() {
    close(Duration.ofSeconds(STOP_SECONDS));
  }

  void close(Duration limit) {
    try {
      framework.stop();
      if (framework.waitForStop(limit.toMillis()).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
        throw new IllegalStateException("the framework does not stop within " + limit);
      }
    } catch (BundleException e) {
      throw new IllegalStateException("the framework does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
