// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.meter.Quantity;

/**
 * What one device has told of itself and will not change: the class of its registers, scalers and
 * units. Kept over sessions, so that it is asked once.
 */
final class Knowledge {

  private static final int MOST = 10_000;

  private final Map<Quantity, AttributeRef> attributes = new ConcurrentHashMap<>();
  private final Map<AttributeRef, ScalerUnit> units = new ConcurrentHashMap<>();

  Optional<AttributeRef> attribute(Quantity quantity) {
    return Optional.ofNullable(attributes.get(quantity));
  }

  void attribute(Quantity quantity, AttributeRef attribute) {
    keep(attributes, quantity, attribute);
  }

  boolean knowsUnit(AttributeRef attribute) {
    return units.containsKey(attribute);
  }

  /** Empty where none was read. */
  Optional<ScalerUnit> unit(AttributeRef attribute) {
    return Optional.ofNullable(units.get(attribute));
  }

  void unit(AttributeRef attribute, ScalerUnit unit) {
    keep(units, attribute, unit);
  }

  private static <K, V> void keep(Map<K, V> map, K key, V value) {
    if (map.size() < MOST) {
      map.put(key, value);
    }
  }
}
