// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.meter.Quantity;

/**
 * What one device has told of itself and will not change: the class of its registers, scalers and
 * units, the columns of its profiles. Kept over sessions, so that it is asked once.
 */
final class Knowledge {

  private static final int MOST = 10_000;

  private final Map<Quantity, AttributeRef> attributes = new ConcurrentHashMap<>();
  private final Map<AttributeRef, Optional<ScalerUnit>> units = new ConcurrentHashMap<>();
  private final Map<LogicalName, ProfileShape> profiles = new ConcurrentHashMap<>();

  Optional<AttributeRef> attribute(Quantity quantity) {
    return Optional.ofNullable(attributes.get(quantity));
  }

  void attribute(Quantity quantity, AttributeRef attribute) {
    keep(attributes, quantity, attribute);
  }

  /** Whether it is known what unit the attribute has, or that it has none. */
  boolean knowsUnit(AttributeRef attribute) {
    return units.containsKey(attribute);
  }

  Optional<ScalerUnit> unit(AttributeRef attribute) {
    return units.getOrDefault(attribute, Optional.empty());
  }

  void unit(AttributeRef attribute, Optional<ScalerUnit> unit) {
    keep(units, attribute, unit);
  }

  Optional<ProfileShape> profile(LogicalName name) {
    return Optional.ofNullable(profiles.get(name));
  }

  void profile(LogicalName name, ProfileShape shape) {
    keep(profiles, name, shape);
  }

  private static <K, V> void keep(Map<K, V> map, K key, V value) {
    if (map.size() < MOST) {
      map.put(key, value);
    }
  }
}
