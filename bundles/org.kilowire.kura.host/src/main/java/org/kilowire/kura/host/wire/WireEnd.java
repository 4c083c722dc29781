// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one component knows of its wires. Whatever it emits goes to all of them, one by one. */
final class WireEnd implements WireSupport {

  private static final Logger LOG = LoggerFactory.getLogger(WireEnd.class);

  private final WireComponent component;
  private final String servicePid;
  private final Function<String, List<Wire>> current;
  private volatile List<Wire> outgoing = List.of();

  /**
   * An end that knows of no wire yet.
   *
   * @param current asks WireAdmin for the wires that go out from a service pid
   */
  WireEnd(WireComponent component, String servicePid, Function<String, List<Wire>> current) {
    this.component = component;
    this.servicePid = Objects.requireNonNull(servicePid, "a wire component needs a configuration");
    this.current = current;
  }

  @Override
  public void emit(List<WireRecord> records) {
    Objects.requireNonNull(records, "Wire Records cannot be null");
    WireEnvelope envelope = new WireEnvelope(servicePid, records);
    for (Wire wire : wires()) {
      wire.update(envelope);
    }
  }

  /**
   * The wires as they are. WireAdmin tells of them on threads of its own: where one is gone that it
   * has told of, what it told may be the older of two.
   */
  private List<Wire> wires() {
    List<Wire> told = outgoing;
    return !told.isEmpty() && told.stream().allMatch(Wire::isValid)
        ? told
        : current.apply(servicePid);
  }

  @Override
  public void consumersConnected(Wire[] wires) {
    outgoing = wires == null ? List.of() : List.of(wires);
  }

  @Override
  public Object polled(Wire wire) {
    return wire.getLastValue();
  }

  @Override
  public void producersConnected(Wire[] wires) {
    // Who receives need not know from whom.
  }

  /** Hands an envelope over. What the receiver throws stays here: nobody else is to blame. */
  @Override
  public void updated(Wire wire, Object value) {
    if (!(component instanceof WireReceiver receiver)
        || !(value instanceof WireEnvelope envelope)) {
      return;
    }
    try {
      receiver.onWireReceive(envelope);
    } catch (RuntimeException e) {
      LOG.error(
          "wire component {} failed to process an envelope of {}",
          servicePid,
          envelope.getEmitterPid(),
          e);
    }
  }
}
