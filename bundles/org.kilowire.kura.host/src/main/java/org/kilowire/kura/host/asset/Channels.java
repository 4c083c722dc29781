// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.HashMap;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** What a channel asks of its driver, and what becomes of the answer. */
final class Channels {

  private Channels() {}

  static boolean isRead(Channel channel) {
    return channel.isEnabled() && channel.getType() != ChannelType.WRITE;
  }

  static boolean isListening(Channel channel) {
    return channel.isEnabled() && "true".equals(channel.getConfiguration().get("+listen"));
  }

  /**
   * An empty record for the driver to fill. A channel without a unit has none, not an empty one.
   */
  static ChannelRecord toBeRead(Channel channel) {
    ChannelRecord result =
        ChannelRecord.createReadRecord(
            channel.getName(), readType(channel), (String) channel.getConfiguration().get("+unit"));
    result.setChannelConfig(new HashMap<>(channel.getConfiguration()));
    return result;
  }

  /** The type that is asked of the driver: a number is asked for in the type of its scale. */
  private static DataType readType(Channel channel) {
    if (!isNumber(channel.getValueType())
        || channel.getScaleOffsetType() == ScaleOffsetType.DEFINED_BY_VALUE_TYPE) {
      return channel.getValueType();
    }
    return channel.getScaleOffsetType() == ScaleOffsetType.LONG ? DataType.LONG : DataType.DOUBLE;
  }

  private static boolean isNumber(DataType type) {
    return switch (type) {
      case INTEGER, LONG, FLOAT, DOUBLE -> true;
      case BOOLEAN, BYTE_ARRAY, STRING -> false;
    };
  }

  /**
   * Applies scale and offset to what a driver put into a record. Scale and offset are brought to
   * the type that was asked for, so that a whole number knows no fractions of them; the result is
   * brought to the channel's type, digits that do not fit are lost. What has another type than the
   * one asked for stays as it is.
   */
  static void scale(Channel channel, ChannelRecord read) {
    TypedValue<?> value = read.getValue();
    DataType asked = readType(channel);
    if (value != null && value.getType() == asked && value.getValue() instanceof Number number) {
      read.setValue(inType(channel.getValueType(), scaled(channel, asked, number)));
    }
  }

  private static Number scaled(Channel channel, DataType type, Number value) {
    Number scale = channel.getValueScaleAsNumber();
    Number offset = channel.getValueOffsetAsNumber();
    return switch (type) {
      case INTEGER -> value.intValue() * scale.intValue() + offset.intValue();
      case LONG -> value.longValue() * scale.longValue() + offset.longValue();
      case FLOAT -> value.floatValue() * scale.floatValue() + offset.floatValue();
      default -> value.doubleValue() * scale.doubleValue() + offset.doubleValue();
    };
  }

  private static TypedValue<?> inType(DataType type, Number number) {
    return switch (type) {
      case INTEGER -> TypedValues.newIntegerValue(number.intValue());
      case LONG -> TypedValues.newLongValue(number.longValue());
      case FLOAT -> TypedValues.newFloatValue(number.floatValue());
      default -> TypedValues.newDoubleValue(number.doubleValue());
    };
  }
}
