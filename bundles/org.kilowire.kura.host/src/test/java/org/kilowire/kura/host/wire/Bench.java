// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.event.Event;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;

/**
 * A framework with this bundle, SCR, ConfigurationAdmin and WireAdmin, and with probes at the ends
 * of wires.
 */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
public final class Bench implements AutoCloseable {

  private static final long LIMIT_MILLIS = 10_000;

  /** One type of each jar whose exported packages the bundles have from the class path. */
  private static final List<Class<?>> SHARED =
      List.of(
          KuraException.class,
          Event.class,
          WireAdmin.class,
          ConfigurationAdmin.class,
          Logger.class,
          com.google.gson.stream.JsonReader.class);

  private final Framework framework;
  private final AtomicInteger probes = new AtomicInteger();

  /** The configurations of this framework. */
  public final FakeConfigurations configurations;

  private Bench(Framework framework) throws InterruptedException {
    this.framework = framework;
    this.configurations =
        new FakeConfigurations(service(ConfigurationAdmin.class), framework.getBundleContext());
  }

  /** Starts a framework of its own. */
  public static Bench start(Path storage)
      throws BundleException, IOException, InterruptedException {
    Map<String, String> properties =
        Map.of(
            Constants.FRAMEWORK_STORAGE,
            storage.toString(),
            Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
            shared(),
            "felix.log.level",
            "1");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(properties);
    framework.start();
    BundleContext context = framework.getBundleContext();
    Path target = Path.of(System.getProperty("kilowire.target"));
    List<Bundle> installed = new ArrayList<>();
    try (Stream<Path> jars = Files.list(target.resolve("bundles"))) {
      for (Path jar : jars.sorted().toList()) {
        installed.add(context.installBundle(jar.toUri().toString()));
      }
    }
    installed.add(context.installBundle("host", jar(target.resolve("classes"))));
    for (Bundle bundle : installed) {
      bundle.start();
    }
    Bench bench = new Bench(framework);
    context.registerService(ConfigurationService.class, bench.configurations, null);
    return bench;
  }

  private static String shared() throws IOException {
    List<String> all = new ArrayList<>();
    for (Class<?> type : SHARED) {
      String file = type.getName().replace('.', '/') + ".class";
      URL at = type.getClassLoader().getResource(file);
      String manifest = at.toString().replace(file, "META-INF/MANIFEST.MF");
      try (InputStream octets = URI.create(manifest).toURL().openStream()) {
        all.add(new Manifest(octets).getMainAttributes().getValue("Export-Package"));
      }
    }
    return String.join(",", all);
  }

  /** This bundle, packed. */
  private static InputStream jar(Path classes) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).collect(Collectors.toList());
    }
    Path manifest = classes.resolve("META-INF/MANIFEST.MF");
    files.remove(manifest);
    files.add(0, manifest);
    try (JarOutputStream jar = new JarOutputStream(octets)) {
      for (Path file : files) {
        jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
    return new ByteArrayInputStream(octets.toByteArray());
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** A service, once it is there. */
  public <T> T service(Class<T> type) throws InterruptedException {
    return service(type, "(objectClass=*)");
  }

  /** The service of a component, once it is there. */
  public <T> T component(Class<T> type, String pid) throws InterruptedException {
    return service(type, "(kura.service.pid=" + pid + ")");
  }

  private <T> T service(Class<T> type, String filter) throws InterruptedException {
    ServiceTracker<T, T> tracker =
        new ServiceTracker<>(
            context(), filter("(&(objectClass=" + type.getName() + ")" + filter + ")"), null);
    tracker.open();
    try {
      T found = tracker.waitForService(LIMIT_MILLIS);
      if (found == null) {
        throw new AssertionError("no " + type.getName() + " " + filter);
      }
      // Held on, or ConfigurationAdmin takes its service back.
      return context().getService(tracker.getServiceReference());
    } finally {
      tracker.close();
    }
  }

  /** Waits until a service is no longer registered. */
  public void gone(Object service) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
    while (new Registered<>(context(), WireComponent.class).all().contains(service)) {
      if (System.nanoTime() > limit) {
        throw new AssertionError(service + " is still there");
      }
      configurations.settle();
    }
  }

  /** Waits until a wire is connected at both ends. */
  public void awaitWire(String emitter, String receiver) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
    while (!connected(emitter, receiver)) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("no wire " + emitter + " -> " + receiver);
      }
      configurations.settle();
    }
  }

  private boolean connected(String emitter, String receiver) throws InterruptedException {
    try {
      Wire[] wires =
          service(WireAdmin.class)
              .getWires(
                  "(&(emitter.kura.service.pid="
                      + emitter
                      + ")(receiver.kura.service.pid="
                      + receiver
                      + "))");
      return wires != null && wires[0].isConnected();
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private org.osgi.framework.Filter filter(String text) {
    try {
      return context().createFilter(text);
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Registers a probe at the end of wires. */
  public Probe probe(String pid) throws InterruptedException {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("kura.service.pid", pid);
    String servicePid = "probe.Probe-" + probes.incrementAndGet();
    properties.put("service.pid", servicePid);
    Probe probe = new Probe(service(WireHelperService.class), servicePid);
    probe.registration(context().registerService(Probe.TYPES, probe.factory(), properties));
    return probe;
  }

  /** Stops the framework. */
  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
