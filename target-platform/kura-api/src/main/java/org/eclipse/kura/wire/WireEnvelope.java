// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import java.util.Collections;
import java.util.List;
import org.osgi.service.wireadmin.BasicEnvelope;

/** Records on a wire, and who sent them. */
public class WireEnvelope extends BasicEnvelope {
  /** The emitter's pid is its {@code service.pid}, not its {@code kura.service.pid}. */
  public WireEnvelope(String emitterPid, List<WireRecord> records) {
    super(Collections.unmodifiableList(records), emitterPid, "WIRES");
  }

  public String getEmitterPid() {
    return (String) getIdentification();
  }

  @SuppressWarnings("unchecked")
  public List<WireRecord> getRecords() {
    return (List<WireRecord>) getValue();
  }
}
