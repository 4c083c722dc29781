// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.meter.dlms.DlmsProtocol;

/**
 * What a channel reads.
 *
 * @param index the element of a structure or array, 1 first; empty for the whole value
 * @param scaled whether the value counts in the unit that its object names
 */
record DlmsChannel(AttributeRef attribute, Optional<Integer> index, boolean scaled) {

  /** Where its scaler stands; empty where the value is taken as it is. */
  Optional<AttributeRef> scalerUnit() {
    return scaled ? DlmsProtocol.scalerUnit(attribute) : Optional.empty();
  }
}
