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
import java.util.function.Predicate;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelSettings;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;

/** Channels of assets that get their values as the meter sends them. Any thread may call. */
public final class SubscribedChannels<C> {

  private static final String NAME = "+name";
  private static final String TYPE = "+value.type";
  private static final String SCALED_TYPE = "+scaleoffset.type";

  /** A channel, whose settings are looked at once. Each event has a record of its own. */
  private record Subscription<C>(
      String name,
      DataType type,
      Map<String, Object> config,
      Outcome<C> channel,
      ChannelListener listener) {

    ChannelRecord record() {
      ChannelRecord record = ChannelRecord.createReadRecord(name, type);
      record.setChannelConfig(config);
      return record;
    }

    ChannelResult<C> result() {
      return new ChannelResult<>(record(), channel);
    }
  }

  private final ChannelSettings<C> settings;
  private final List<Subscription<C>> all = new CopyOnWriteArrayList<>();

  /** Nobody listens yet. */
  public SubscribedChannels(ChannelSettings<C> settings) {
    this.settings = settings;
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
    Map<String, Object> known = Map.copyOf(known(config));
    Outcome<C> channel = ChannelResult.channel(known, settings);
    all.add(new Subscription<>(name.toString(), type.get(), known, channel, listener));
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
   * Gives each channel its value of a message, or why it has none; one whose settings are wrong,
   * what is wrong with them.
   *
   * @param values what the message says of a channel
   * @param time when it was heard, ms UTC
   * @param faults is told what a listener throws, and of internal errors
   */
  public void deliver(
      Function<C, Outcome<ChannelValue>> values, long time, Consumer<Throwable> faults) {
    for (Subscription<C> one : all) {
      settle(one, values, time, faults);
    }
  }

  /**
   * The same for those channels that the message concerns. The others are told nothing, nor is one
   * whose settings are wrong.
   */
  public void deliver(
      Predicate<C> concerned,
      Function<C, Outcome<ChannelValue>> values,
      long time,
      Consumer<Throwable> faults) {
    for (Subscription<C> one : all) {
      if (one.channel instanceof Outcome.Ok<C> ok && concerned.test(ok.value())) {
        settle(one, values, time, faults);
      }
    }
  }

  private void settle(
      Subscription<C> one,
      Function<C, Outcome<ChannelValue>> values,
      long time,
      Consumer<Throwable> faults) {
    ChannelResult<C> result = one.result();
    try {
      result.settle(result.channel().then(values), time);
    } catch (RuntimeException | Error fault) {
      result.fail(DriverFailures.internal(fault), time);
      faults.accept(fault);
    }
    tell(one, result, faults);
  }

  /** Tells each channel that there is no value, and why. */
  public void fail(Outcome<?> why, long time, Consumer<Throwable> faults) {
    for (Subscription<C> one : all) {
      ChannelResult<C> result = one.result();
      result.fail(why, time);
      tell(one, result, faults);
    }
  }

  private void tell(Subscription<C> one, ChannelResult<C> result, Consumer<Throwable> faults) {
    try {
      one.listener.onChannelEvent(new ChannelEvent(result.record()));
    } catch (RuntimeException | Error fault) {
      faults.accept(fault);
    }
  }
}
