// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelSettings;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.options.Read;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record of Kura's on its way to a status. It has one from the start: a record without status
 * costs the asset all the others.
 */
public final class ChannelResult<C> {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelResult.class);
  private static final String UNIT = "+unit";

  private final ChannelRecord record;
  private final Outcome<C> channel;
  private boolean settled;

  /** A record whose channel is looked at once. */
  public ChannelResult(ChannelRecord record, ChannelSettings<C> settings) {
    this(record, channel(config(record), settings));
  }

  /** A record whose channel has been looked at. */
  ChannelResult(ChannelRecord record, Outcome<C> channel) {
    this.record = record;
    this.channel = channel;
  }

  /** A channel is looked at when an asset is configured, whose other channels are not to suffer. */
  static <C> Outcome<C> channel(Map<String, Object> config, ChannelSettings<C> settings) {
    try {
      Read<C> read = settings.readChannel(config);
      return read.options()
          .<Outcome<C>>map(Outcome.Ok::new)
          .orElseGet(() -> DriverFailures.failed(DriverReason.BAD_CHANNEL, read.text()));
    } catch (RuntimeException | Error fault) {
      LOG.error("internal error in the settings of a channel", fault);
      return DriverFailures.internal(fault);
    }
  }

  private static Map<String, Object> config(ChannelRecord record) {
    Map<String, Object> config = record.getChannelConfig();
    return config == null ? Map.of() : config;
  }

  ChannelRecord record() {
    return record;
  }

  /** The channel, or what is wrong with its settings. */
  public Outcome<C> channel() {
    return channel;
  }

  /** The channel, where its settings are right; else it throws. */
  public C good() {
    return ((Outcome.Ok<C>) channel).value();
  }

  /**
   * Forgets what an earlier read has left. The value of a record cannot be taken out of it; Kura
   * passes none on from a record that has failed.
   */
  public void reset(long time) {
    fail(
        DriverFailures.failed(DriverReason.DRIVER_FAULT, "nothing was said of this channel"), time);
    settled = false;
  }

  /** Whether it has the status of this read or write. */
  public boolean settled() {
    return settled;
  }

  /** Whether its status is a failure. */
  public boolean failed() {
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.FAILURE;
  }

  /** What the status says of a failure. */
  public String text() {
    return record.getChannelName() + ": " + record.getChannelStatus().getExceptionMessage();
  }

  /** The unit that the channel is given in Kura; blank where it is given none. */
  private String ownUnit() {
    Object unit = config(record).get(UNIT);
    return unit == null ? "" : unit.toString();
  }

  /**
   * It was read.
   *
   * @param unit of the meter; the channel's own goes before it, for Kura may scale the value
   */
  private void read(TypedValue<?> value, String unit, long time) {
    record.setValue(value);
    record.setUnit(ownUnit().isBlank() ? unit : ownUnit());
    done(time);
  }

  /** It is what the meter says, in the type of the record: or it says why not. */
  public void settle(Outcome<ChannelValue> value, long time) {
    Outcome<TypedValue<?>> typed =
        value.then(one -> ValueConversion.to(record.getValueType(), one));
    if (typed instanceof Outcome.Ok<TypedValue<?>> ok
        && value instanceof Outcome.Ok<ChannelValue> found) {
      read(ok.value(), found.value().unit(), time);
    } else {
      fail(typed, time);
    }
  }

  /** It was written. */
  void done(long time) {
    record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    record.setTimestamp(time);
    settled = true;
  }

  /** It was not. */
  public void fail(Outcome<?> why, long time) {
    record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, DriverFailures.text(why), null));
    record.setUnit(ownUnit());
    record.setTimestamp(time);
    settled = true;
  }

  /** For a reason of the driver's own. */
  public void fail(DriverReason reason, String detail, long time) {
    fail(DriverFailures.failed(reason, detail), time);
  }
}
