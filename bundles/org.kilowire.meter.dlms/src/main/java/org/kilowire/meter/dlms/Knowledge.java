// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.meter.Quantity;

/**
 * What one device has told of itself that changes only when somebody configures it: the class of
 * its registers, scalers and units. Kept over sessions, so that it is asked once, until something
 * tells that the device was configured anew, or it is a day old.
 */
final class Knowledge {

  private static final int MOST = 10_000;

  /** Where no change counter tells, a changed scaler is noticed after a day. */
  private static final long OLD_NANOS = Duration.ofDays(1).toNanos();

  private final Map<Quantity, AttributeRef> attributes = new ConcurrentHashMap<>();
  private final Map<AttributeRef, ScalerUnit> units = new ConcurrentHashMap<>();

  private final Map<LogicalName, List<CaptureObject>> columns = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<Configuration>> configuration =
      new AtomicReference<>(Optional.empty());

  /**
   * What a device tells of its configuration.
   *
   * @param counters number and date of the last change, as far as it has them
   * @param asked when it was asked for all of them, on the pump's clock, in ns
   */
  private record Configuration(Map<AttributeRef, Data> counters, long asked) {

    boolean isOld(long now) {
      return now - asked >= OLD_NANOS;
    }
  }

  /** The counters of its changes that the device has; once a day all that there could be. */
  List<AttributeRef> counters(long now) {
    return configuration
        .get()
        .filter(one -> !one.isOld(now))
        .map(one -> Objects.CONFIGURATION.stream().filter(one.counters()::containsKey).toList())
        .orElse(Objects.CONFIGURATION);
  }

  /**
   * The device was asked for {@link #counters} at {@code now} of the pump's clock: forgets
   * everything if it was configured anew, or if what is known is old.
   *
   * @param told those that it gave
   */
  void configured(Map<AttributeRef, Data> told, long now) {
    Optional<Configuration> before = configuration.get().filter(one -> !one.isOld(now));
    boolean same =
        before.filter(one -> one.counters().entrySet().containsAll(told.entrySet())).isPresent();
    if (!same) {
      forget();
      Map<AttributeRef, Data> all = new HashMap<>();
      before.ifPresent(one -> all.putAll(one.counters()));
      all.putAll(told);
      long asked = before.map(Configuration::asked).orElse(now);
      configuration.set(Optional.of(new Configuration(Map.copyOf(all), asked)));
    }
  }

  /** The columns of a profile: others than before tell that the device was configured anew. */
  void columns(LogicalName profile, List<CaptureObject> now) {
    List<CaptureObject> before = columns.get(profile);
    if (before != null && !before.equals(now)) {
      forget();
    }
    keep(columns, profile, now);
  }

  private void forget() {
    attributes.clear();
    units.clear();
    columns.clear();
  }

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
