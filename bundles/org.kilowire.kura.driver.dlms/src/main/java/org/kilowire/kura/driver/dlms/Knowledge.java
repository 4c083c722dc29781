// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;

/**
 * What is known of a device as long as one association with it lasts: the next one may be with
 * another device, or with the same one whose parameters were changed.
 */
final class Knowledge {

  private final Map<AttributeRef, ScalerUnit> units = new HashMap<>();
  private final Set<AttributeRef> alone = new HashSet<>();
  private Optional<AttributeRef> readable = Optional.empty();

  /** The scaler and unit that an attribute holds; empty while it was not read. */
  Optional<ScalerUnit> unit(AttributeRef where) {
    return Optional.ofNullable(units.get(where));
  }

  void unit(AttributeRef where, ScalerUnit unit) {
    units.put(where, unit);
  }

  /** Whether an attribute was in a list that failed, and is asked for alone since. */
  boolean isAlone(AttributeRef attribute) {
    return alone.contains(attribute);
  }

  void alone(Collection<AttributeRef> list) {
    alone.addAll(list);
  }

  /** An attribute that had a value: if it has none now, the association is gone. */
  Optional<AttributeRef> readable() {
    return readable;
  }

  void readable(AttributeRef attribute) {
    readable = Optional.of(attribute);
  }
}
