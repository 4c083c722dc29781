// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import java.util.HashMap;
import java.util.Map;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.stream.SvStream;

/**
 * Which of the streams of one id gives its values: two that send the same are never mixed. The one
 * that was heard first, until it is lost; where simulated ones are taken, one of these before the
 * real one (IEC 61850-7-1, LPHD.Sim).
 */
final class StreamOwners {

  private final boolean simulated;
  private final Map<String, MonitoredStream> owners = new HashMap<>();

  /**
   * Nobody has anything yet.
   *
   * @param simulated whether simulated streams are taken
   */
  StreamOwners(boolean simulated) {
    this.simulated = simulated;
  }

  /** Whether this stream gives the values of the id, now that it has some. */
  boolean owns(String id, MonitoredStream stream) {
    if (!takes(stream.health())) {
      return false;
    }
    MonitoredStream owner = owners.get(id);
    if (owner == stream) {
      return true;
    }
    boolean free = owner == null || owner.health().state() == SvStream.State.LOST;
    boolean instead = owner != null && isSimulated(stream) && !isSimulated(owner);
    if (free || instead) {
      owners.put(id, stream);
    }
    return free || instead;
  }

  /** Whether it may have an id at all. */
  boolean takes(SvStream stream) {
    return simulated || !stream.key().simulated();
  }

  /** Whether another stream has the id, so that this one's events are not the id's. */
  boolean isOfAnother(String id, SvStream stream) {
    MonitoredStream owner = owners.get(id);
    return owner != null && owner.health() != stream;
  }

  private static boolean isSimulated(MonitoredStream stream) {
    return stream.health().key().simulated();
  }
}
