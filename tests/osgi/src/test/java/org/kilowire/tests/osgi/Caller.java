// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.kilowire.tests.support.Eventually;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceException;
import org.osgi.framework.ServiceReference;

/** A thread that reads through a driver over and over, also through one that is about to go. */
final class Caller implements AutoCloseable {

  private final BundleContext framework;
  private final String filter;
  private final AtomicLong reads = new AtomicLong();
  private final List<String> unclean = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;

  Caller(BundleContext framework, String pid) {
    this.framework = framework;
    this.filter = "(kura.service.pid=" + pid + ")";
    this.thread = new Thread(this::callOn, "caller of " + pid);
    thread.start();
  }

  private void callOn() {
    while (!stopped) {
      try {
        Collection<ServiceReference<Driver>> there =
            framework.getServiceReferences(Driver.class, filter);
        there.forEach(this::call);
      } catch (ServiceException e) {
        // The framework's own word for a service that could not be had.
      } catch (InvalidSyntaxException | RuntimeException | LinkageError e) {
        unclean.add(e.toString());
      }
    }
  }

  private void call(ServiceReference<Driver> reference) {
    Driver driver = framework.getService(reference);
    if (driver == null) {
      return;
    }
    try {
      read(driver);
    } finally {
      framework.ungetService(reference);
    }
  }

  private void read(Driver driver) {
    ChannelRecord record = ChannelRecord.createReadRecord("power", DataType.STRING);
    record.setChannelConfig(Map.of("obis", "1-0:1.7.0*255", "+value.type", "STRING"));
    try {
      driver.read(List.of(record));
    } catch (Driver.ConnectionException e) {
      unclean.add(e.toString());
      return;
    }
    if (record.getChannelStatus() == null) {
      unclean.add("no status");
    } else if (record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS) {
      reads.incrementAndGet();
    }
  }

  /** Waits for a read that succeeds. */
  void awaitRead() {
    long before = reads.get();
    Eventually.await(() -> thread.getName() + " reads", () -> reads.get() > before);
  }

  /** Calls no more, and waits until the last call is over. */
  void stop() {
    stopped = true;
    Eventually.await(() -> thread.getName() + " returns", () -> !thread.isAlive());
  }

  /** What came of calls other than a status or the framework's word. */
  List<String> unclean() {
    return List.copyOf(unclean);
  }

  @Override
  public void close() {
    stopped = true;
  }
}
