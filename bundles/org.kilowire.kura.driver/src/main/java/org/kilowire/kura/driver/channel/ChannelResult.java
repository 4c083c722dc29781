// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.util.Map;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.Failures;
import org.kilowire.options.Read;

/**
 * One record of Kura's on its way to a status. It has one from the start: a record without status
 * costs the asset all the others.
 */
public final class ChannelResult<C> {

  private static final String UNIT = "+unit";

  private final ChannelRecord record;
  private final Read<C> channel;
  private boolean settled;

  /**
   * A record whose channel is looked at once.
   *
   * @param channels what the fields of a channel say
   */
  public ChannelResult(ChannelRecord record, Function<Map<String, ?>, Read<C>> channels) {
    Map<String, Object> config = record.getChannelConfig();
    this.record = record;
    this.channel = channels.apply(config == null ? Map.of() : config);
  }

  ChannelRecord record() {
    return record;
  }

  /** What the channel's settings mean, or what is wrong with them. */
  public Read<C> channel() {
    return channel;
  }

  /** The channel, where its settings are right. */
  public C good() {
    return channel.options().orElseThrow();
  }

  /**
   * Forgets what an earlier read has left. The value of a record cannot be taken out of it; Kura
   * passes none on from a record that has failed.
   */
  public void reset(long time) {
    fail(Failures.failed(DriverReason.DRIVER_FAULT, "nothing was said of this channel"), time);
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
    Map<String, Object> config = record.getChannelConfig();
    Object unit = config == null ? null : config.get(UNIT);
    return unit == null ? "" : unit.toString();
  }

  /**
   * It was read.
   *
   * @param unit of the meter; the channel's own goes before it, for Kura may scale the value
   */
  void read(TypedValue<?> value, String unit, long time) {
    record.setValue(value);
    record.setUnit(ownUnit().isBlank() ? unit : ownUnit());
    done(time);
  }

  /** It was written. */
  void done(long time) {
    record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    record.setTimestamp(time);
    settled = true;
  }

  /** It was not. */
  public void fail(Outcome<?> why, long time) {
    record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, Failures.text(why), null));
    record.setUnit(ownUnit());
    record.setTimestamp(time);
    settled = true;
  }

  /** For a reason of the driver's own. */
  public void fail(DriverReason reason, String detail, long time) {
    fail(Failures.failed(reason, detail), time);
  }
}
