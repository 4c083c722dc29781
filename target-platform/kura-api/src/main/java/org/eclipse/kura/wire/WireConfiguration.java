// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.osgi.service.wireadmin.Wire;

/** A wire from one component to another. */
public class WireConfiguration {
  private final String emitterPid;
  private final String receiverPid;
  private String filter;
  private Wire wire;

  public WireConfiguration(String emitterPid, String receiverPid) {
    this.emitterPid = requireNonNull(emitterPid, "emitterPid");
    this.receiverPid = requireNonNull(receiverPid, "receiverPid");
  }

  public String getEmitterPid() {
    return emitterPid;
  }

  public String getFilter() {
    return filter;
  }

  public String getReceiverPid() {
    return receiverPid;
  }

  /** The wire that was made of this, or null. */
  public Wire getWire() {
    return wire;
  }

  public void setFilter(String filter) {
    this.filter = filter;
  }

  public void setWire(Wire wire) {
    this.wire = wire;
  }

  /** Equal if they go from the same component to the same component; the filter does not count. */
  @Override
  @SuppressWarnings("EqualsGetClass") // a wire between ports is never equal to one without
  public boolean equals(Object other) {
    return other != null
        && getClass() == other.getClass()
        && emitterPid.equals(((WireConfiguration) other).emitterPid)
        && receiverPid.equals(((WireConfiguration) other).receiverPid);
  }

  @Override
  public int hashCode() {
    return Objects.hash(emitterPid, receiverPid);
  }

  @Override
  public String toString() {
    return emitterPid + " -> " + receiverPid;
  }
}
