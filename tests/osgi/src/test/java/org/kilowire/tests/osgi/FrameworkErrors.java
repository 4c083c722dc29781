// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/**
 * What a framework and its services complain of elsewhere than in the log: to its listeners, and
 * where there is no LogService, on the console.
 */
final class FrameworkErrors implements FrameworkListener, AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> events = new CopyOnWriteArrayList<>();

  /** Listens to the console from now on. */
  FrameworkErrors() {
    PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(console);
    System.setErr(console);
  }

  void of(BundleContext framework) {
    framework.addFrameworkListener(this);
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      events.add("framework, of " + event.getBundle() + ": " + trace(event.getThrowable()));
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** All of them since the last call. */
  List<String> take() {
    List<String> all = new ArrayList<>(events);
    events.removeAll(all);
    synchronized (printed) {
      printed.toString(StandardCharsets.UTF_8).lines().forEach(all::add);
      printed.reset();
    }
    return all;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
