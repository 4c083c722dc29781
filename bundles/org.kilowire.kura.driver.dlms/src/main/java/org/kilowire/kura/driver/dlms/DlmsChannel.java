// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.MeterChannel;

/**
 * What a channel reads.
 *
 * @param target an attribute
 * @param index the element of a structure or array, 1 first; empty for the whole value
 * @param scaled whether the value counts in the unit that its object names
 */
record DlmsChannel(AttributeRef target, Optional<Integer> index, boolean scaled)
    implements MeterChannel<AttributeRef, Data> {

  @Override
  public Optional<AttributeRef> scaling() {
    return scaled ? ScalerUnit.attributeOf(target) : Optional.empty();
  }

  @Override
  public Outcome<ChannelValue> value(Data answer, Optional<Data> scaling) {
    return element(answer).then(element -> unit(scaling).then(unit -> DlmsValue.of(element, unit)));
  }

  @Override
  public Outcome<Data> encoded(TypedValue<?> value, Data before, Optional<Data> scaling) {
    return unit(scaling)
        .then(unit -> WrittenValues.of(value, before, unit.map(ScalerUnit::scaler).orElse(0)));
  }

  @Override
  public Optional<String> neverWritten() {
    return index.isPresent()
        ? Optional.of("an element of a structure is not written")
        : InterfaceClasses.neverWritten(target.classId());
  }

  private Outcome<Optional<ScalerUnit>> unit(Optional<Data> scaling) {
    Optional<ScalerUnit> unit = scaling.flatMap(ScalerUnit::of);
    return unit.isPresent() || scaling.isEmpty()
        ? new Outcome.Ok<>(unit)
        : new Outcome.Failed<>(
            DlmsReason.MALFORMED_DATA, scaling().orElseThrow() + " is no scaler and unit");
  }

  private Outcome<Data> element(Data whole) {
    if (index.isEmpty()) {
      return new Outcome.Ok<>(whole);
    }
    List<Data> elements = whole.elements();
    return index.get() <= elements.size()
        ? new Outcome.Ok<>(elements.get(index.get() - 1))
        : DriverFailures.failed(
            DriverReason.DOES_NOT_FIT,
            "no element "
                + index.get()
                + " in "
                + DlmsValue.name(whole)
                + " with "
                + elements.size());
  }
}
