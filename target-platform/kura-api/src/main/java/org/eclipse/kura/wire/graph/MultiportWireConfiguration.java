// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.Objects;
import org.eclipse.kura.wire.WireConfiguration;

/** A wire from a port of one component to a port of another. */
public class MultiportWireConfiguration extends WireConfiguration {
  private int emitterPort;
  private int receiverPort;

  public MultiportWireConfiguration(
      String emitterPid, String receiverPid, int emitterPort, int receiverPort) {
    super(emitterPid, receiverPid);
    this.emitterPort = emitterPort;
    this.receiverPort = receiverPort;
  }

  public int getEmitterPort() {
    return emitterPort;
  }

  public void setEmitterPort(int emitterPort) {
    this.emitterPort = emitterPort;
  }

  public int getReceiverPort() {
    return receiverPort;
  }

  public void setReceiverPort(int receiverPort) {
    this.receiverPort = receiverPort;
  }

  /** Equal if they go from the same port to the same port. */
  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && emitterPort == ((MultiportWireConfiguration) other).emitterPort
        && receiverPort == ((MultiportWireConfiguration) other).receiverPort;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), emitterPort, receiverPort);
  }

  @Override
  public String toString() {
    return getEmitterPid() + ":" + emitterPort + " -> " + getReceiverPid() + ":" + receiverPort;
  }
}
