// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kilowire.kura.wire.records.Reading.Measured;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Value;

/**
 * Reads records of others: Kura's assets, whatever their driver, timers, and anything else that has
 * values by name. An asset's record has, beside its channels' values, {@code CHANNEL_timestamp},
 * {@code CHANNEL_error} and {@code CHANNEL_unit}; others are read in the same way.
 */
final class ForeignReader {

  private static final String ASSET_NAME = "assetName";
  private static final String ASSET_TIMESTAMP = "assetTimestamp";
  private static final String TIMESTAMP = "_timestamp";
  private static final String ERROR = "_error";
  private static final String UNIT = "_unit";

  private static final List<Suffix> SUFFIXES =
      List.of(
          new Suffix(TIMESTAMP, Long.class),
          new Suffix(ERROR, String.class),
          new Suffix(UNIT, String.class));

  /** What a key ends with that says something of a channel. */
  private record Suffix(String text, Class<?> type) {

    String owner(String key) {
      return key.substring(0, key.length() - text.length());
    }

    boolean owned(Fields fields, String owner, boolean asset) {
      Map<String, ?> all = fields.properties();
      return all.containsKey(owner)
          || (asset
              && (!text.equals(UNIT)
                  || all.containsKey(owner + TIMESTAMP)
                  || all.containsKey(owner + ERROR)));
    }
  }

  private final Arrival arrival;

  ForeignReader(Arrival arrival) {
    this.arrival = arrival;
  }

  /** The moments of one record, earliest first, failed channels behind those that did not fail. */
  List<Reading> read(Fields fields) throws MalformedRecord {
    boolean asset = fields.value(ASSET_NAME) instanceof String name && !name.isBlank();
    String meter = Names.meter(asset ? (String) fields.value(ASSET_NAME) : arrival.emitter());
    long given = asset ? given(fields, ASSET_TIMESTAMP) : 0;
    Map<Long, Map<Quantity, Measured>> good = new TreeMap<>();
    Map<Long, Map<Quantity, Measured>> failed = new TreeMap<>();
    for (String channel : channels(fields, asset)) {
      Optional<Value> value = failed(fields, channel) ? Optional.empty() : value(fields, channel);
      Map<Long, Map<Quantity, Measured>> moments = value.isPresent() ? good : failed;
      Map<Quantity, Measured> values =
          moments.computeIfAbsent(time(fields, channel, given), time -> new LinkedHashMap<>());
      Measured measured = new Measured(value, unit(fields, channel));
      if (values.putIfAbsent(Names.quantity(channel), measured) != null) {
        values.put(Names.raw(channel), measured);
      }
    }
    List<Reading> readings = new ArrayList<>();
    good.forEach((time, values) -> readings.add(new Reading(meter, time, 0, values)));
    int missing = Quality.bits(Quality.MISSING);
    failed.forEach((time, values) -> readings.add(new Reading(meter, time, missing, values)));
    if (readings.isEmpty()) {
      throw new MalformedRecord("no value");
    }
    return readings;
  }

  private static Optional<Value> value(Fields fields, String channel) {
    return Numbers.value(fields.value(channel));
  }

  private static Set<String> channels(Fields fields, boolean asset) {
    Set<String> channels = new TreeSet<>();
    for (String key : fields.properties().keySet()) {
      if (asset && (key.equals(ASSET_NAME) || key.equals(ASSET_TIMESTAMP))) {
        continue;
      }
      channels.add(ownerOf(fields, key, asset).orElse(key));
    }
    return channels;
  }

  /**
   * The channel that {@code key} says something of. A failed channel of an asset has no value, but
   * a time (Kura: with errors not emitted, the time is all that is left of it).
   */
  private static Optional<String> ownerOf(Fields fields, String key, boolean asset) {
    return SUFFIXES.stream()
        .filter(suffix -> key.endsWith(suffix.text()))
        .filter(suffix -> suffix.type().isInstance(fields.value(key)))
        .filter(suffix -> key.length() > suffix.text().length())
        .filter(suffix -> suffix.owned(fields, suffix.owner(key), asset))
        .map(suffix -> suffix.owner(key))
        .findFirst();
  }

  private static boolean failed(Fields fields, String channel) {
    return fields.value(channel + ERROR) instanceof String error && !error.isEmpty();
  }

  private static String unit(Fields fields, String channel) {
    return fields.value(channel + UNIT) instanceof String unit ? unit : "";
  }

  private long time(Fields fields, String channel, long given) throws MalformedRecord {
    long own = given(fields, channel + TIMESTAMP);
    long time = own != 0 ? own : given;
    return time != 0 ? time : arrival.at().toEpochMilli();
  }

  /** A time that somebody gave; 0 where nobody did, as a driver leaves it. */
  private static long given(Fields fields, String key) throws MalformedRecord {
    if (!(fields.value(key) instanceof Long time) || time <= 0) {
      return 0;
    }
    if (!Times.carried(time)) {
      throw new MalformedRecord(key + " cannot be " + time);
    }
    return time;
  }
}
