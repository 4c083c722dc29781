// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.Failures;

/**
 * What a channel reads.
 *
 * @param index the element of a structure or array, 1 first; empty for the whole value
 * @param scaled whether the value counts in the unit that its object names
 */
record DlmsChannel(AttributeRef attribute, Optional<Integer> index, boolean scaled) {

  /** Where its scaler stands; empty where the value is taken as it is. */
  Optional<AttributeRef> scalerUnit() {
    return scaled ? ScalerUnit.attributeOf(attribute) : Optional.empty();
  }

  /** What it wants of the whole value. */
  Outcome<Data> element(Data whole) {
    if (index.isEmpty()) {
      return new Outcome.Ok<>(whole);
    }
    List<Data> elements = whole.elements();
    return index.get() <= elements.size()
        ? new Outcome.Ok<>(elements.get(index.get() - 1))
        : Failures.failed(
            DriverReason.DOES_NOT_FIT,
            "no element "
                + index.get()
                + " in "
                + DlmsValue.name(whole)
                + " with "
                + elements.size());
  }
}
