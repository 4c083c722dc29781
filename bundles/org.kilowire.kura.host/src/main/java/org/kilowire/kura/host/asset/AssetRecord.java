// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Makes the one wire record of what a driver read. */
final class AssetRecord {

  private static final String UNKNOWN = "ERROR NOT SPECIFIED";

  private AssetRecord() {}

  /**
   * The record.
   *
   * @param now ms of the epoch
   * @throws NullPointerException if a channel has no status; so it is in Kura, where a driver that
   *     forgets one status loses the whole read, and here its tests shall see it
   */
  static WireRecord of(String asset, List<ChannelRecord> read, AssetOptions options, long now) {
    Map<String, TypedValue<?>> values = new HashMap<>();
    values.put("assetName", TypedValues.newStringValue(asset));
    for (ChannelRecord channel : read) {
      String name = channel.getChannelName();
      boolean well = channel.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS;
      if (well) {
        values.put(name, channel.getValue());
        putUnit(values, name, channel.getUnit());
      }
      if (options.emitErrors()) {
        String error = well ? "" : error(channel.getChannelStatus());
        values.put(name + "_error", TypedValues.newStringValue(error));
      }
      if (options.timestamps() == TimestampMode.PER_CHANNEL) {
        values.put(name + "_timestamp", TypedValues.newLongValue(channel.getTimestamp()));
      }
    }
    time(read, options.timestamps(), now)
        .forEach(time -> values.put("assetTimestamp", TypedValues.newLongValue(time)));
    return new WireRecord(values);
  }

  private static void putUnit(Map<String, TypedValue<?>> values, String name, String unit) {
    if (unit != null && !unit.isEmpty()) {
      values.put(name + "_unit", TypedValues.newStringValue(unit));
    }
  }

  private static String error(ChannelStatus status) {
    List<String> words =
        Stream.of(status.getExceptionMessage(), status.getException())
            .filter(word -> word != null)
            .map(Object::toString)
            .toList();
    return words.isEmpty() ? UNKNOWN : String.join(" ", words);
  }

  /** The one time of the record, if it has one. */
  private static LongStream time(List<ChannelRecord> read, TimestampMode mode, long now) {
    LongStream times = read.stream().mapToLong(ChannelRecord::getTimestamp);
    return switch (mode) {
      case NO_TIMESTAMPS, PER_CHANNEL -> LongStream.empty();
      case SINGLE_ASSET_GENERATED -> LongStream.of(now);
      case SINGLE_DRIVER_GENERATED_MAX -> times.max().stream();
      case SINGLE_DRIVER_GENERATED_MIN -> times.min().stream();
    };
  }
}
