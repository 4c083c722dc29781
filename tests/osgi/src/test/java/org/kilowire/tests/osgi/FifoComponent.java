// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** A wire component as Kura's Fifo: a queue, and a thread of its own that emits (K46). */
final class FifoComponent
    implements WireEmitter, WireReceiver, ServiceFactory<Object>, AutoCloseable {

  private static final String[] TYPES = {
    WireComponent.class.getName(),
    WireEmitter.class.getName(),
    WireReceiver.class.getName(),
    Producer.class.getName(),
    Consumer.class.getName()
  };

  private final BlockingQueue<WireEnvelope> queue = new LinkedBlockingQueue<>(50);
  private final Thread thread = new Thread(this::work, "test-fifo");
  private final WireHelperService wires;
  private final ServiceRegistration<?> registration;
  private volatile WireSupport support;

  @SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
  FifoComponent(BundleContext context, WireHelperService wires, String pid) {
    this.wires = wires;
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("kura.service.pid", pid);
    properties.put("service.pid", "test.Fifo-1-1");
    registration = context.registerService(TYPES, this, properties);
    thread.start();
  }

  /** Its name in the graph. */
  String pid() {
    return (String) registration.getReference().getProperty("kura.service.pid");
  }

  private void work() {
    try {
      while (true) {
        WireEnvelope envelope = queue.take();
        support.emit(envelope.getRecords());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    try {
      queue.put(envelope);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object getService(Bundle bundle, ServiceRegistration<Object> own) {
    if (support == null) {
      ServiceReference<?> reference = own.getReference();
      support = wires.newWireSupport(this, (ServiceReference<WireComponent>) reference);
    }
    return this;
  }

  @Override
  public void ungetService(Bundle bundle, ServiceRegistration<Object> own, Object service) {}

  @Override
  public Object polled(Wire wire) {
    return support.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    support.consumersConnected(connected);
  }

  @Override
  public void updated(Wire wire, Object value) {
    support.updated(wire, value);
  }

  @Override
  public void producersConnected(Wire[] connected) {
    support.producersConnected(connected);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    registration.unregister();
  }
}
