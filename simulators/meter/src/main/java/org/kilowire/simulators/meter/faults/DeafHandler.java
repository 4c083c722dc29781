// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import org.kilowire.dlms.datalink.ApduHandler;

/** Keeps requests from a meter that hears nothing. */
public final class DeafHandler implements ApduHandler {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final ApduHandler meter;
  private final Faults faults;

  public DeafHandler(ApduHandler meter, Faults faults) {
    this.meter = meter;
    this.faults = faults;
  }

  @Override
  public ByteBuffer respond(ByteBuffer apdu) {
    return faults.happens(Fault.SILENCE) ? NOTHING.duplicate() : meter.respond(apdu);
  }

  @Override
  public void reset() {
    meter.reset();
  }
}
