// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/**
 * One value of one channel on its way between asset and driver. Not for use by two threads at once.
 */
public class ChannelRecord {
  private final String channelName;
  private final DataType valueType;
  private Map<String, Object> channelConfig;
  private ChannelStatus channelStatus;
  private TypedValue<?> value;
  private long timestamp;
  private String unit;

  private ChannelRecord(String channelName, DataType valueType, String unit) {
    this.channelName = requireNonNull(channelName, "channelName");
    this.valueType = valueType;
    this.unit = unit;
  }

  public static ChannelRecord createReadRecord(String channelName, DataType valueType) {
    return createReadRecord(channelName, valueType, null);
  }

  public static ChannelRecord createReadRecord(
      String channelName, DataType valueType, String unit) {
    return new ChannelRecord(channelName, requireNonNull(valueType, "valueType"), unit);
  }

  public static ChannelRecord createWriteRecord(String channelName, TypedValue<?> value) {
    requireNonNull(value, "value");
    ChannelRecord result = new ChannelRecord(channelName, value.getType(), null);
    result.value = value;
    return result;
  }

  public static ChannelRecord createStatusRecord(String channelName, ChannelStatus status) {
    ChannelRecord result = new ChannelRecord(channelName, null, null);
    result.channelStatus = requireNonNull(status, "status");
    return result;
  }

  /** What the driver and Kura were told about the channel, or null. */
  public Map<String, Object> getChannelConfig() {
    return channelConfig;
  }

  /** How it ended, or null as long as nobody has said. */
  public ChannelStatus getChannelStatus() {
    return channelStatus;
  }

  /** Milliseconds since 1970-01-01T00:00Z; 0 as long as nobody has said. */
  public long getTimestamp() {
    return timestamp;
  }

  /** The unit, or null as long as nobody has said; a record from a channel has the channel's. */
  public String getUnit() {
    return unit;
  }

  /** Keeps a copy. */
  public void setChannelConfig(Map<String, Object> channelConfig) {
    this.channelConfig = new HashMap<>(channelConfig);
  }

  public void setChannelStatus(ChannelStatus channelStatus) {
    this.channelStatus = requireNonNull(channelStatus, "channelStatus");
  }

  public void setTimestamp(long timestamp) {
    this.timestamp = timestamp;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public String getChannelName() {
    return channelName;
  }

  /** What the asset expects, whatever the value is; null in a record that only carries a status. */
  public DataType getValueType() {
    return valueType;
  }

  /** The value, or null. */
  public TypedValue<?> getValue() {
    return value;
  }

  public void setValue(TypedValue<?> value) {
    this.value = requireNonNull(value, "value");
  }

  /** Equal in everything but the configuration. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelRecord that && traits().equals(that.traits());
  }

  @Override
  public int hashCode() {
    return traits().hashCode();
  }

  @Override
  public String toString() {
    return "ChannelRecord " + traits();
  }

  private List<Object> traits() {
    return Arrays.asList(channelName, valueType, value, unit, timestamp, channelStatus);
  }
}
