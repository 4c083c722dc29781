// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/**
 * One value of a device: its name, its type, how it is scaled, and what its driver needs to know.
 */
public class Channel {
  private final Map<String, Object> configuration;
  private String name;
  private ChannelType type;
  private DataType valueType;
  private ScaleOffsetType scaleOffsetType;
  private Number valueScale;
  private Number valueOffset;
  private String unit = "";
  private boolean enabled = true;

  public Channel(
      String name, ChannelType type, DataType valueType, Map<String, Object> configuration) {
    this(name, type, valueType, ScaleOffsetType.DEFINED_BY_VALUE_TYPE, 1.0d, 0.0d, configuration);
  }

  public Channel(
      String name,
      ChannelType type,
      DataType valueType,
      ScaleOffsetType scaleOffsetType,
      Number valueScale,
      Number valueOffset,
      Map<String, Object> configuration) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.valueType = requireNonNull(valueType, "valueType");
    this.scaleOffsetType = requireNonNull(scaleOffsetType, "scaleOffsetType");
    this.valueScale = requireNonNull(valueScale, "valueScale");
    this.valueOffset = requireNonNull(valueOffset, "valueOffset");
    this.configuration =
        Collections.unmodifiableMap(requireNonNull(configuration, "configuration"));
  }

  /** What the driver and Kura were told about this channel; cannot be changed. */
  public Map<String, Object> getConfiguration() {
    return configuration;
  }

  public String getName() {
    return name;
  }

  public ChannelType getType() {
    return type;
  }

  public DataType getValueType() {
    return valueType;
  }

  public ScaleOffsetType getScaleOffsetType() {
    return scaleOffsetType;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public double getValueScale() {
    return valueScale.doubleValue();
  }

  public Number getValueScaleAsNumber() {
    return valueScale;
  }

  public double getValueOffset() {
    return valueOffset.doubleValue();
  }

  public Number getValueOffsetAsNumber() {
    return valueOffset;
  }

  public String getUnit() {
    return unit;
  }

  public void setName(String name) {
    this.name = requireNonNull(name, "name");
  }

  public void setType(ChannelType type) {
    this.type = requireNonNull(type, "type");
  }

  public void setValueType(DataType valueType) {
    this.valueType = requireNonNull(valueType, "valueType");
  }

  public void setScaleOffsetType(ScaleOffsetType scaleOffsetType) {
    this.scaleOffsetType = requireNonNull(scaleOffsetType, "scaleOffsetType");
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  public void setScale(double scale) {
    this.valueScale = scale;
  }

  public void setScale(Number scale) {
    this.valueScale = scale;
  }

  public void setOffset(double offset) {
    this.valueOffset = offset;
  }

  public void setOffset(Number offset) {
    this.valueOffset = offset;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  /** An empty record for a driver to fill in. */
  public ChannelRecord createReadRecord() {
    ChannelRecord result = ChannelRecord.createReadRecord(name, valueType, unit);
    result.setChannelConfig(configuration);
    return result;
  }

  /** A record that carries this value to a driver, as it is: nothing is scaled on write. */
  public ChannelRecord createWriteRecord(TypedValue<?> value) {
    if (value.getType() != valueType) {
      throw new IllegalArgumentException(
          "channel " + name + " takes " + valueType + ", not " + value.getType());
    }
    ChannelRecord result = ChannelRecord.createWriteRecord(name, value);
    result.setChannelConfig(configuration);
    return result;
  }

  /** Equal in everything but the configuration. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Channel that && traits().equals(that.traits());
  }

  @Override
  public int hashCode() {
    return traits().hashCode();
  }

  @Override
  public String toString() {
    return "Channel " + traits();
  }

  private List<Object> traits() {
    return Arrays.asList(
        name, type, valueType, scaleOffsetType, valueScale, valueOffset, unit, enabled);
  }
}
