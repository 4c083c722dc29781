// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.framework;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.event.Event;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;

/**
 * The framework of the class path, with this bundle and what it needs; the system property {@code
 * kilowire.platform} says of which kind. Tests have Kura's API, slf4j and ConfigurationAdmin in
 * common with the bundles. What a {@link RecordingComponent} is called is kept here.
 */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
public final class Framework implements AutoCloseable {
  /**
   * What a component was called: {@code ACTIVATE}, {@code MODIFIED}, {@code DEACTIVATE reason=n}.
   */
  public record Call(String component, String what, Map<String, Object> properties) {}

  private static final int LIMIT_SECONDS = 90;
  private static final Path TARGET = Path.of(System.getProperty("kilowire.target"));

  /** One type of each jar whose exported packages the bundles have from the class path. */
  private static final List<Class<?>> SHARED =
      List.of(
          KuraException.class,
          ConfigurationAdmin.class,
          Event.class,
          WireAdmin.class,
          JsonReader.class,
          Logger.class);

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final org.osgi.framework.launch.Framework framework;

  private Framework(org.osgi.framework.launch.Framework framework) {
    this.framework = framework;
  }

  /**
   * Starts one.
   *
   * @param home its storage, emptied at each start, is below it, and so is {@code kura.data}, which
   *     is kept
   */
  public static Framework start(Path home) throws BundleException {
    Map<String, String> properties = new HashMap<>();
    properties.put("kura.data", home.resolve("data").toString());
    properties.put("felix.log.level", System.getProperty("felix.log.level", "1"));
    properties.put("ds.loglevel", System.getProperty("ds.loglevel", "error"));
    properties.put("osgi.compatibility.bootdelegation", "false");
    properties.put(Constants.FRAMEWORK_STORAGE, home.resolve("framework").toString());
    properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, "onFirstInit");
    properties.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_FRAMEWORK);
    properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, shared());
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
    Framework started = new Framework(factory.newFramework(properties));
    started.start();
    return started;
  }

  private void start() throws BundleException {
    framework.start();
    Consumer<List<?>> keep = this::keep;
    context().registerService(Consumer.class, keep, new Hashtable<>(Map.of("probe.calls", "all")));
    List<Bundle> installed = new ArrayList<>();
    for (Path jar : platform()) {
      installed.add(context().installBundle(jar.toUri().toString()));
    }
    installed.add(install(Jar.of(TARGET.resolve("classes")), "host"));
    for (Bundle bundle : installed) {
      bundle.start();
    }
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  public Bundle install(Jar jar, String location) throws BundleException {
    return context().installBundle(location, jar.open());
  }

  /** A service, once it is there. */
  public <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), type, null);
    tracker.open(true); // Felix thinks that its own bundle does not see what bundles import from it
    try {
      if (tracker.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS)) == null) {
        throw new AssertionError("no " + type.getName() + " in " + LIMIT_SECONDS + " s");
      }
      return context().getService(tracker.getServiceReference()); // beyond the tracker's own use
    } finally {
      tracker.close();
    }
  }

  /** The calls that a component had since this was asked last, once all is quiet. */
  public List<Call> calls(String component) throws InterruptedException {
    settle();
    List<Call> its = calls.stream().filter(c -> c.component().equals(component)).toList();
    calls.removeAll(its);
    return its;
  }

  /** The next call of any component, waited for. */
  public Call call() throws InterruptedException {
    return take(calls, "call of a component");
  }

  /**
   * Waits until all events so far are told, and those that came of them. A bundle's start becomes a
   * changed configuration, and that another: so two rounds, and two more.
   */
  public void settle() throws InterruptedException {
    for (int round = 0; round < 4; round++) {
      bundleEventsTold();
      configurationEventsTold();
    }
  }

  /** Stops all; what a component is called then is forgotten. */
  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bundle events are told one after the other: when that of a new bundle is, all before are. */
  private void bundleEventsTold() throws InterruptedException {
    BlockingQueue<BundleEvent> told = new LinkedBlockingQueue<>();
    BundleListener listener =
        event -> {
          if (event.getType() == BundleEvent.UNINSTALLED) {
            told.add(event);
          }
        };
    context().addBundleListener(listener);
    try {
      install(Jar.bundle("turn", "1"), "turn").uninstall();
      take(told, "bundle event");
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    } finally {
      context().removeBundleListener(listener);
    }
  }

  /** Likewise ConfigurationAdmin's. */
  private void configurationEventsTold() throws InterruptedException {
    BlockingQueue<ConfigurationEvent> told = new LinkedBlockingQueue<>();
    ConfigurationListener listener =
        event -> {
          if (event.getPid().equals("turn") && event.getType() == ConfigurationEvent.CM_DELETED) {
            told.add(event);
          }
        };
    ServiceRegistration<?> listening =
        context().registerService(ConfigurationListener.class, listener, null);
    try {
      Configuration turn = service(ConfigurationAdmin.class).getConfiguration("turn", "?");
      turn.update(new Hashtable<>());
      turn.delete();
      take(told, "configuration event");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      listening.unregister();
    }
  }

  private void keep(List<?> call) {
    Map<String, Object> properties = new HashMap<>();
    ((Map<?, ?>) call.get(2)).forEach((key, value) -> properties.put(String.valueOf(key), value));
    calls.add(new Call((String) call.get(0), (String) call.get(1), properties));
  }

  private static <T> T take(BlockingQueue<T> queue, String what) throws InterruptedException {
    T taken = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (taken == null) {
      throw new AssertionError("no " + what + " in " + LIMIT_SECONDS + " s");
    }
    return taken;
  }

  private static List<Path> platform() {
    Path folder = TARGET.resolve("platforms").resolve(System.getProperty("kilowire.platform"));
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shared() {
    List<String> exported = new ArrayList<>();
    for (Class<?> type : SHARED) {
      String file = type.getName().replace('.', '/') + ".class";
      URL at = type.getClassLoader().getResource(file);
      URI manifest = URI.create(at.toString().replace(file, "META-INF/MANIFEST.MF"));
      try (InputStream octets = manifest.toURL().openStream()) {
        exported.add(new Manifest(octets).getMainAttributes().getValue("Export-Package"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return String.join(",", exported);
  }
}
