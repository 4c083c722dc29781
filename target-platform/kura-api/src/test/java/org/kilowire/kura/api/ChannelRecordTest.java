// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.IntegerValue;
import org.eclipse.kura.type.StringValue;
import org.junit.jupiter.api.Test;

class ChannelRecordTest {

  @Test
  void to_read_has_nothing_but_name_and_type() {
    ChannelRecord record = ChannelRecord.createReadRecord("q", DataType.DOUBLE);
    assertThat(record.getChannelName()).isEqualTo("q");
    assertThat(record.getValueType()).isEqualTo(DataType.DOUBLE);
    assertThat(record.getValue()).isNull();
    assertThat(record.getChannelStatus()).isNull();
    assertThat(record.getTimestamp()).isZero();
    assertThat(record.getUnit()).isNull();
    assertThat(record.getChannelConfig()).isNull();
  }

  @Test
  void to_write_has_the_type_of_its_value() {
    ChannelRecord record = ChannelRecord.createWriteRecord("w1", new StringValue("7"));
    assertThat(record.getValueType()).isEqualTo(DataType.STRING);
    assertThat(record.getUnit()).isNull();
  }

  @Test
  void of_a_status_has_no_type() {
    ChannelStatus failure = new ChannelStatus(ChannelFlag.FAILURE, "no answer", null);
    ChannelRecord record = ChannelRecord.createStatusRecord("x1", failure);
    assertThat(record.getChannelStatus()).isEqualTo(failure);
    assertThat(record.getValueType()).isNull();
    assertThat(record.getValue()).isNull();
  }

  @Test
  void takes_a_value_of_another_type_and_keeps_its_own() {
    ChannelRecord record = ChannelRecord.createReadRecord("x1", DataType.DOUBLE);
    record.setValue(new StringValue("text"));
    assertThat(record.getValue()).isEqualTo(new StringValue("text"));
    assertThat(record.getValueType()).isEqualTo(DataType.DOUBLE);
  }

  @Test
  void keeps_a_copy_of_the_configuration() {
    Map<String, Object> given = new HashMap<>(Map.of("+name", "x1"));
    ChannelRecord record = ChannelRecord.createReadRecord("x1", DataType.DOUBLE);
    record.setChannelConfig(given);
    given.clear();
    assertThat(record.getChannelConfig()).isEqualTo(Map.of("+name", "x1"));
  }

  @Test
  void refuses_no_name_no_value_and_no_status() {
    ChannelRecord record = ChannelRecord.createReadRecord("x1", DataType.DOUBLE);
    assertThatNullPointerException().isThrownBy(() -> record.setValue(null));
    assertThatNullPointerException().isThrownBy(() -> record.setChannelStatus(null));
    assertThatNullPointerException().isThrownBy(() -> record.setChannelConfig(null));
    assertThatNullPointerException()
        .isThrownBy(() -> ChannelRecord.createReadRecord(null, DataType.DOUBLE));
    assertThatNullPointerException().isThrownBy(() -> ChannelRecord.createReadRecord("x1", null));
    assertThatNullPointerException().isThrownBy(() -> ChannelRecord.createWriteRecord("x1", null));
    assertThatNullPointerException().isThrownBy(() -> ChannelRecord.createStatusRecord("x1", null));
    assertThatNullPointerException().isThrownBy(() -> new ChannelStatus(null));
  }

  @Test
  void is_equal_to_another_in_all_but_the_configuration() {
    ChannelRecord one = ChannelRecord.createReadRecord("x1", DataType.DOUBLE, "V");
    ChannelRecord two = ChannelRecord.createReadRecord("x1", DataType.DOUBLE, "V");
    one.setChannelConfig(Map.of("obis", "1-0:32.7.0*255"));
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    one.setValue(new DoubleValue(230.5));
    assertThat(one).isNotEqualTo(two);
    two.setValue(new DoubleValue(230.5));
    two.setTimestamp(1700000000000L);
    assertThat(one).isNotEqualTo(two);
    one.setTimestamp(1700000000000L);
    one.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    assertThat(one).isNotEqualTo(two);
    two.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    assertThat(one).isEqualTo(two);
    two.setUnit("mV");
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void a_status_is_equal_to_another_with_the_same_flag_message_and_exception() {
    Exception why = new IllegalStateException("no answer");
    ChannelStatus status = new ChannelStatus(ChannelFlag.FAILURE, "read", why);
    assertThat(status).isEqualTo(new ChannelStatus(ChannelFlag.FAILURE, "read", why));
    assertThat(status).isNotEqualTo(new ChannelStatus(ChannelFlag.FAILURE, "write", why));
    assertThat(status).isNotEqualTo(new ChannelStatus(ChannelFlag.FAILURE, "read", null));
    assertThat(status).isNotEqualTo(new ChannelStatus(ChannelFlag.SUCCESS, "read", why));
    assertThat(status).hasToString("ChannelStatus [FAILURE, read, " + why + "]");
  }

  @Test
  void says_what_it_holds() {
    ChannelRecord record = ChannelRecord.createWriteRecord("w1", new IntegerValue(7));
    assertThat(record)
        .hasToString("ChannelRecord [w1, INTEGER, IntegerValue [value=7], null, 0, null]");
  }
}
