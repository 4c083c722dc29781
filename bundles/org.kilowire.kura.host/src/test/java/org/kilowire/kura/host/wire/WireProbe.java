// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** A wire component that emits what it is told and keeps what it receives. */
public final class WireProbe implements WireEmitter, WireReceiver {

  static final String[] TYPES = {
    WireComponent.class.getName(),
    WireEmitter.class.getName(),
    WireReceiver.class.getName(),
    Producer.class.getName(),
    Consumer.class.getName()
  };

  /** Something received. */
  public record Got(Thread thread, WireEnvelope envelope) {}

  /** All that was received and not yet taken. */
  public final BlockingQueue<Got> got = new LinkedBlockingQueue<>();

  /** Another one for each probe, as each configuration has its own. */
  public final String servicePid;

  private final WireHelperService helper;
  private volatile WireSupport wires;
  private volatile RuntimeException thrown;
  private volatile ServiceRegistration<?> registration;
  private int outgoing;

  WireProbe(WireHelperService helper, String servicePid) {
    this.helper = helper;
    this.servicePid = servicePid;
  }

  void registration(ServiceRegistration<?> registered) {
    this.registration = registered;
  }

  /** As SCR does it: the object is made when the service is first asked for. */
  ServiceFactory<Object> factory() {
    return new ServiceFactory<>() {
      @Override
      @SuppressWarnings("unchecked")
      public Object getService(Bundle bundle, ServiceRegistration<Object> own) {
        if (wires == null) {
          ServiceReference<?> reference = own.getReference();
          wires =
              helper.newWireSupport(WireProbe.this, (ServiceReference<WireComponent>) reference);
        }
        return WireProbe.this;
      }

      @Override
      public void ungetService(Bundle bundle, ServiceRegistration<Object> own, Object service) {}
    };
  }

  /** Goes away, as with its bundle. */
  public void unregister() {
    registration.unregister();
  }

  /** From now on it throws this at whatever it receives; null for nothing. */
  public void throwing(RuntimeException what) {
    thrown = what;
  }

  public void emit(List<WireRecord> records) {
    wires.emit(records);
  }

  /** What it received next. */
  public Got next() throws InterruptedException {
    Got next = got.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was received");
    }
    return next;
  }

  /**
   * Waits until so many wires lead away from it: WireAdmin tells of wires on a thread of its own.
   */
  public synchronized void awaitOutgoing(int wanted) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (outgoing != wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(outgoing + " wires, not " + wanted);
      }
      wait(left);
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    got.add(new Got(Thread.currentThread(), envelope));
    if (thrown != null) {
      throw thrown;
    }
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
    synchronized (this) {
      outgoing = connected == null ? 0 : connected.length;
      notifyAll();
    }
  }

  @Override
  public void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  @Override
  public void producersConnected(Wire[] connected) {
    wires.producersConnected(connected);
  }
}
