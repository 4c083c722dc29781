// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.kura.driver.MeterChannel;

/** Channels of assets that get their values as the meter sends them. Any thread may call. */
public final class SubscribedChannels<K, D> {

  private static final String NAME = "+name";
  private static final String TYPE = "+value.type";
  private static final String SCALED_TYPE = "+scaleoffset.type";

  private record Subscription(
      String name, DataType type, Map<String, Object> config, ChannelListener listener) {

    ChannelRecord record() {
      ChannelRecord record = ChannelRecord.createReadRecord(name, type);
      record.setChannelConfig(config);
      return record;
    }
  }

  private final DriverProtocol<K, D> protocol;
  private final List<Subscription> all = new CopyOnWriteArrayList<>();

  /** Nobody listens yet. */
  public SubscribedChannels(DriverProtocol<K, D> protocol) {
    this.protocol = protocol;
  }

  /**
   * A channel listens from now on.
   *
   * @return false where its configuration does not say which channel it is, or of which type
   */
  public boolean add(Map<String, Object> config, ChannelListener listener) {
    Object name = config.get(NAME);
    Optional<DataType> type = type(config);
    if (name == null || type.isEmpty()) {
      return false;
    }
    all.add(new Subscription(name.toString(), type.get(), Map.copyOf(known(config)), listener));
    return true;
  }

  private static Map<String, Object> known(Map<String, Object> config) {
    Map<String, Object> known = new HashMap<>(config);
    known.values().removeIf(Objects::isNull);
    return known;
  }

  /** The type in which Kura scales a number, if it has one of its own, else the channel's. */
  private static Optional<DataType> type(Map<String, Object> config) {
    Optional<DataType> type = named(config.get(TYPE));
    return type.map(
        own ->
            own == DataType.BOOLEAN || own == DataType.STRING || own == DataType.BYTE_ARRAY
                ? own
                : named(config.get(SCALED_TYPE)).orElse(own));
  }

  private static Optional<DataType> named(Object name) {
    for (DataType type : DataType.values()) {
      if (name != null && type.name().equalsIgnoreCase(name.toString())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** It listens no more, on any channel. */
  public void remove(ChannelListener listener) {
    all.removeIf(one -> one.listener == listener);
  }

  /** Whether nobody listens. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Gives each channel its value of a message, or why it has none.
   *
   * @param message what the meter says of a thing
   * @param time when it was heard, ms UTC
   * @param faults is told what a listener throws, and of internal errors
   */
  public void deliver(Function<K, Outcome<D>> message, long time, Consumer<Throwable> faults) {
    for (Subscription one : all) {
      ChannelResult<K, D> result = new ChannelResult<>(one.record(), protocol);
      try {
        Outcome<ChannelValue> value = result.channel().then(channel -> value(channel, message));
        result.settle(value, time);
      } catch (RuntimeException | Error fault) {
        result.fail(DriverFailures.internal(fault), time);
        faults.accept(fault);
      }
      tell(one, result, faults);
    }
  }

  private static <K, D> Outcome<ChannelValue> value(
      MeterChannel<K, D> channel, Function<K, Outcome<D>> message) {
    return message.apply(channel.target()).then(answer -> channel.value(answer, Optional.empty()));
  }

  /** Tells each channel that there is no value, and why. */
  public void fail(Outcome<?> why, long time, Consumer<Throwable> faults) {
    for (Subscription one : all) {
      ChannelResult<K, D> result = new ChannelResult<>(one.record(), protocol);
      result.fail(why, time);
      tell(one, result, faults);
    }
  }

  private void tell(Subscription one, ChannelResult<K, D> result, Consumer<Throwable> faults) {
    try {
      one.listener.onChannelEvent(new ChannelEvent(result.record()));
    } catch (RuntimeException | Error fault) {
      faults.accept(fault);
    }
  }
}
