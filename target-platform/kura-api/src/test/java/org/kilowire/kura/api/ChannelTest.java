// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.IntegerValue;
import org.junit.jupiter.api.Test;

class ChannelTest {

  private static final Map<String, Object> CONFIGURATION =
      Map.of("+name", "d1", "+value.type", "DOUBLE", "obis", "1-0:1.8.0*255");

  private final Channel channel =
      new Channel("d1", ChannelType.READ_WRITE, DataType.DOUBLE, CONFIGURATION);

  @Test
  void is_enabled_unscaled_and_without_unit_unless_told_otherwise() {
    assertThat(channel.isEnabled()).isTrue();
    assertThat(channel.getScaleOffsetType()).isEqualTo(ScaleOffsetType.DEFINED_BY_VALUE_TYPE);
    assertThat(channel.getValueScale()).isEqualTo(1.0);
    assertThat(channel.getValueScaleAsNumber()).isEqualTo(1.0);
    assertThat(channel.getValueOffset()).isEqualTo(0.0);
    assertThat(channel.getValueOffsetAsNumber()).isEqualTo(0.0);
    assertThat(channel.getUnit()).isEmpty();
  }

  @Test
  void keeps_scale_and_offset_as_the_numbers_they_are() {
    Channel scaled =
        new Channel("l1", ChannelType.READ, DataType.LONG, ScaleOffsetType.LONG, 3L, 7L, Map.of());
    assertThat(scaled.getValueScaleAsNumber()).isEqualTo(3L);
    assertThat(scaled.getValueOffsetAsNumber()).isEqualTo(7L);
    assertThat(scaled.getValueOffset()).isEqualTo(7.0);
    scaled.setScale((Number) 9007199254740993L);
    scaled.setOffset(1.5);
    assertThat(scaled.getValueScaleAsNumber()).isEqualTo(9007199254740993L);
    assertThat(scaled.getValueOffsetAsNumber()).isEqualTo(1.5);
  }

  @Test
  void gives_a_driver_an_empty_record_with_name_type_unit_and_configuration() {
    channel.setUnit("kWh");
    ChannelRecord record = channel.createReadRecord();
    assertThat(record.getChannelName()).isEqualTo("d1");
    assertThat(record.getValueType()).isEqualTo(DataType.DOUBLE);
    assertThat(record.getUnit()).isEqualTo("kWh");
    assertThat(record.getChannelConfig()).isEqualTo(CONFIGURATION).isInstanceOf(HashMap.class);
    assertThat(record.getValue()).isNull();
    assertThat(record.getChannelStatus()).isNull();
    assertThat(record.getTimestamp()).isZero();
  }

  @Test
  void gives_a_driver_the_value_to_write_unscaled_and_without_the_unit() {
    channel.setUnit("V");
    channel.setScale(2.0);
    ChannelRecord record = channel.createWriteRecord(new DoubleValue(2.5));
    assertThat(record.getValue()).isEqualTo(new DoubleValue(2.5));
    assertThat(record.getValueType()).isEqualTo(DataType.DOUBLE);
    assertThat(record.getUnit()).isNull();
    assertThat(record.getChannelConfig()).isEqualTo(CONFIGURATION);
  }

  @Test
  void refuses_to_write_a_value_of_another_type() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel.createWriteRecord(new IntegerValue(7)));
    assertThatNullPointerException().isThrownBy(() -> channel.createWriteRecord(null));
  }

  @Test
  void has_a_configuration_that_nobody_can_change() {
    Channel other = new Channel("x", ChannelType.READ, DataType.LONG, new HashMap<>());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> other.getConfiguration().put("obis", ""));
  }

  @Test
  void is_equal_to_another_in_all_but_the_configuration() {
    Channel same = new Channel("d1", ChannelType.READ_WRITE, DataType.DOUBLE, Map.of());
    assertThat(channel).isEqualTo(same).hasSameHashCodeAs(same);
    same.setUnit("V");
    assertThat(channel).isNotEqualTo(same);
  }

  @Test
  void needs_name_type_and_configuration() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel(null, ChannelType.READ, DataType.LONG, Map.of()));
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel("x", null, DataType.LONG, Map.of()));
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel("x", ChannelType.READ, null, Map.of()));
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel("x", ChannelType.READ, DataType.LONG, null));
  }

  @Test
  void directions_and_arithmetics_are_found_by_their_names_in_any_case() {
    assertThat(ChannelType.getChannelType("read_write")).isEqualTo(ChannelType.READ_WRITE);
    assertThat(ScaleOffsetType.getScaleOffsetType("Long")).isEqualTo(ScaleOffsetType.LONG);
    assertThatIllegalArgumentException().isThrownBy(() -> ChannelType.getChannelType("BOTH"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScaleOffsetType.getScaleOffsetType("INTEGER"));
  }
}
