// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.PropertyReader;

/**
 * What an asset is told.
 *
 * @param driverPid of the driver that it reads with
 * @param description for people
 * @param emitAllChannels an event of one channel has all of them read and emitted
 * @param timestamps which times a record has
 * @param emitErrors a record says of each channel what was wrong with it
 * @param channels by name, in no order; a channel's configuration is made of texts, whatever type
 *     the property has
 */
record AssetOptions(
    String driverPid,
    String description,
    boolean emitAllChannels,
    TimestampMode timestamps,
    boolean emitErrors,
    Map<String, Channel> channels) {

  static final String DESCRIPTION = "asset.desc";
  static final String EMIT_ALL = "emit.all.channels";
  static final String TIMESTAMPS = "timestamp.mode";
  static final String EMIT_ERRORS = "emit.errors";
  static final String ON_CHANGE = "emit.on.change";
  static final String EMPTY = "emit.empty.envelopes";

  /** Between a channel's name and the id of one of its properties. */
  static final char SEPARATOR = '#';

  static Checked<AssetOptions> from(Map<String, Object> properties) {
    PropertyReader settings = new PropertyReader(properties);
    String driverPid = settings.text(Driver.DRIVER_PID_PROPERTY_NAME, "");
    String description = settings.text(DESCRIPTION, "");
    boolean all = settings.flag(EMIT_ALL, false);
    TimestampMode mode =
        settings.choice(TimestampMode.class, TIMESTAMPS, TimestampMode.PER_CHANNEL);
    boolean errors = settings.flag(EMIT_ERRORS, false);
    Map<String, Channel> channels = new HashMap<>();
    grouped(properties)
        .forEach((name, config) -> channels.put(name, channel(name, config, settings)));
    return settings.checked(
        () -> new AssetOptions(driverPid, description, all, mode, errors, channels));
  }

  /** Whether a real Kura would leave records out that the small one emits. */
  static boolean leavesOut(Map<String, Object> properties) {
    PropertyReader settings = new PropertyReader(properties);
    return settings.flag(ON_CHANGE, false) || !settings.flag(EMPTY, true);
  }

  private static Map<String, Map<String, Object>> grouped(Map<String, Object> properties) {
    Map<String, Map<String, Object>> channels = new HashMap<>();
    properties.forEach(
        (key, value) -> {
          int separator = key.indexOf(SEPARATOR);
          if (separator > 0) {
            channels
                .computeIfAbsent(key.substring(0, separator), name -> new HashMap<>())
                .put(key.substring(separator + 1), value.toString());
          }
        });
    return channels;
  }

  private static Channel channel(String name, Map<String, Object> config, PropertyReader settings) {
    String key = name + SEPARATOR;
    Channel channel =
        new Channel(
            name,
            settings.choice(ChannelType.class, key + "+type", ChannelType.READ),
            settings.choice(DataType.class, key + "+value.type", DataType.INTEGER),
            settings.choice(
                ScaleOffsetType.class,
                key + "+scaleoffset.type",
                ScaleOffsetType.DEFINED_BY_VALUE_TYPE),
            settings.decimal(key + "+scale", 1),
            settings.decimal(key + "+offset", 0),
            config);
    channel.setEnabled(settings.flag(key + "+enabled", true));
    channel.setUnit(settings.text(key + "+unit", ""));
    return channel;
  }
}
