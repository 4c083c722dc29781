// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.ChannelSettings;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;

/** Channels of a driver that asks no meter: a channel is a number. */
final class SubscribedChannelsTest {

  private static final long TIME = 1_767_225_600_000L;

  /** A channel is the number in its one field. */
  private static final class Numbers implements ChannelSettings<Integer> {
    private static final Trait NUMBER =
        Trait.integer("number", 0, 9, null, "A number.").mandatory();

    @Override
    public List<ChannelField> channelFields() {
      return List.of(ChannelField.of(NUMBER, "Number"));
    }

    @Override
    public Optional<Integer> channel(OptionValues given) {
      return given.number("number");
    }
  }

  /** A whole number. */
  private record Whole(int value) implements ChannelValue {
    @Override
    public Optional<BigDecimal> number() {
      return Optional.of(BigDecimal.valueOf(value));
    }

    @Override
    public Optional<String> text() {
      return Optional.of(Integer.toString(value));
    }

    @Override
    public Optional<Octets> octets() {
      return Optional.empty();
    }

    @Override
    public String unit() {
      return "kg";
    }

    @Override
    public String kind() {
      return "a number";
    }
  }

  private final SubscribedChannels<Integer> channels = new SubscribedChannels<>(new Numbers());
  private final List<ChannelRecord> told = new ArrayList<>();
  private final List<Throwable> faults = new ArrayList<>();
  private final ChannelListener listener = event -> told.add(event.getChannelRecord());

  private static Map<String, Object> config(Object number) {
    Map<String, Object> config = new HashMap<>();
    config.put("+name", "n" + number);
    config.put("+value.type", "INTEGER");
    config.put("number", number);
    config.put("empty", null);
    return config;
  }

  private static Outcome<ChannelValue> tenfold(int channel) {
    return new Outcome.Ok<>(new Whole(10 * channel));
  }

  private List<Object> outcomes() {
    List<Object> all = new ArrayList<>();
    for (ChannelRecord record : told) {
      boolean good = record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS;
      all.add(
          good ? record.getValue().getValue() : record.getChannelStatus().getExceptionMessage());
    }
    return all;
  }

  @Test
  void each_channel_is_told_its_value_and_a_wrong_one_why_it_has_none() {
    channels.add(config(3), listener);
    channels.add(config(99), listener);
    channels.deliver(SubscribedChannelsTest::tenfold, TIME, faults::add);
    assertThat(outcomes().get(0)).isEqualTo(30);
    assertThat(outcomes().get(1)).asString().startsWith("bad-channel: number: must be a whole");
    assertThat(told.get(0).getUnit()).isEqualTo("kg");
    assertThat(told).extracting(ChannelRecord::getTimestamp).containsOnly(TIME);
  }

  @Test
  void only_those_that_it_concerns_are_told() {
    channels.add(config(3), listener);
    channels.add(config(4), listener);
    channels.add(config(99), listener);
    channels.deliver(number -> number == 4, SubscribedChannelsTest::tenfold, TIME, faults::add);
    assertThat(outcomes()).containsExactly(40);
  }

  @Test
  void each_event_has_a_record_of_its_own() {
    channels.add(config(3), listener);
    channels.deliver(SubscribedChannelsTest::tenfold, TIME, faults::add);
    channels.deliver(
        number -> DriverFailures.failed(DriverReason.NO_VALUE, "none"), TIME + 1, faults::add);
    assertThat(outcomes()).containsExactly(30, "no-value: none");
    assertThat(told.get(0)).isNotSameAs(told.get(1));
  }

  @Test
  void a_fault_costs_one_channel_its_value_and_no_other() {
    channels.add(
        config(1),
        event -> {
          throw new IllegalStateException("a listener's");
        });
    channels.add(config(2), listener);
    channels.add(config(3), listener);
    channels.deliver(
        number -> {
          if (number == 2) {
            throw new IllegalStateException("a driver's");
          }
          return tenfold(number);
        },
        TIME,
        faults::add);
    assertThat(outcomes())
        .containsExactly("driver-fault: internal error: java.lang.IllegalStateException", 30);
    assertThat(faults).hasSize(2);
  }

  @Test
  void without_a_name_or_a_type_it_is_no_channel() {
    assertThat(channels.add(Map.of("number", 1), listener)).isFalse();
    assertThat(channels.isEmpty()).isTrue();
    assertThat(channels.add(config(1), listener)).isTrue();
    channels.remove(listener);
    assertThat(channels.isEmpty()).isTrue();
  }
}
