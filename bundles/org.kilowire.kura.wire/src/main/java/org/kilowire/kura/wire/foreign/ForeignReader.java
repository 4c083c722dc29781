// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kilowire.kura.wire.foreign.ForeignReading.Measured;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.kura.wire.records.MalformedRecord;
import org.kilowire.kura.wire.records.RecordFields;
import org.kilowire.kura.wire.records.RecordTimes;
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

  /** What an asset says that emits no errors, and a driver that gives none. */
  private static final String NO_VALUE = "no value";

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

    boolean owned(RecordFields fields, String owner, boolean asset) {
      Map<String, ?> all = fields.properties();
      return all.containsKey(owner)
          || (asset
              && (!text.equals(UNIT)
                  || all.containsKey(owner + TIMESTAMP)
                  || all.containsKey(owner + ERROR)));
    }
  }

  private final Arrival arrival;
  private final List<ChannelOutcome> outcomes = new ArrayList<>();

  ForeignReader(Arrival arrival) {
    this.arrival = arrival;
  }

  /** The moments of one record, earliest first; a channel that failed has no value in its own. */
  List<ForeignReading> read(RecordFields fields) throws MalformedRecord {
    boolean asset = fields.value(ASSET_NAME) instanceof String name && !name.isBlank();
    String meter =
        ForeignNames.meter(asset ? (String) fields.value(ASSET_NAME) : arrival.emitter());
    long given = asset ? given(fields, ASSET_TIMESTAMP) : 0;
    Map<Long, Map<Quantity, Measured>> moments = new TreeMap<>();
    List<ChannelOutcome> found = new ArrayList<>();
    for (String channel : channels(fields, asset)) {
      Optional<String> failure = failure(fields, channel);
      Optional<Value> value = failure.isPresent() ? Optional.empty() : value(fields, channel);
      Map<Quantity, Measured> values =
          moments.computeIfAbsent(time(fields, channel, given), time -> new LinkedHashMap<>());
      Measured measured = new Measured(value, unit(fields, channel));
      if (values.putIfAbsent(ForeignNames.quantity(channel), measured) != null) {
        values.put(ForeignNames.raw(channel), measured);
      }
      found.add(new ChannelOutcome(meter, channel, failure));
    }
    if (moments.isEmpty()) {
      throw new MalformedRecord("no value");
    }
    outcomes.addAll(found);
    return moments.entrySet().stream()
        .map(moment -> new ForeignReading(meter, moment.getKey(), moment.getValue()))
        .toList();
  }

  /** What became of each channel of all that was read. */
  List<ChannelOutcome> outcomes() {
    return outcomes;
  }

  private static Optional<Value> value(RecordFields fields, String channel) {
    return ForeignNumbers.value(fields.value(channel));
  }

  private static Set<String> channels(RecordFields fields, boolean asset) {
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
  private static Optional<String> ownerOf(RecordFields fields, String key, boolean asset) {
    return SUFFIXES.stream()
        .filter(suffix -> key.endsWith(suffix.text()))
        .filter(suffix -> suffix.type().isInstance(fields.value(key)))
        .filter(suffix -> key.length() > suffix.text().length())
        .filter(suffix -> suffix.owned(fields, suffix.owner(key), asset))
        .map(suffix -> suffix.owner(key))
        .findFirst();
  }

  private static Optional<String> failure(RecordFields fields, String channel) {
    if (fields.value(channel + ERROR) instanceof String error && !error.isEmpty()) {
      return Optional.of(error);
    }
    return fields.value(channel) == null ? Optional.of(NO_VALUE) : Optional.empty();
  }

  private static String unit(RecordFields fields, String channel) {
    return fields.value(channel + UNIT) instanceof String unit ? unit : "";
  }

  private long time(RecordFields fields, String channel, long given) throws MalformedRecord {
    long own = given(fields, channel + TIMESTAMP);
    long time = own != 0 ? own : given;
    return time != 0 ? time : arrival.at().toEpochMilli();
  }

  /** A time that somebody gave; 0 where nobody did, as a driver leaves it. */
  private static long given(RecordFields fields, String key) throws MalformedRecord {
    if (!(fields.value(key) instanceof Long time) || time <= 0) {
      return 0;
    }
    if (!RecordTimes.carried(time)) {
      throw new MalformedRecord(key + " cannot be " + time);
    }
    return time;
  }
}
