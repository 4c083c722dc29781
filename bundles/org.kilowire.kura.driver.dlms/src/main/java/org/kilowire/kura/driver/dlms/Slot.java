// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;

/**
 * One record of Kura's on its way to a status. It has one from the start: a record without status
 * costs the asset all the others.
 */
final class Slot {

  private static final String UNIT = "+unit";

  private final ChannelRecord record;
  private final Parsed<DlmsChannel> channel;
  private boolean settled;

  Slot(ChannelRecord record) {
    Map<String, Object> config = record.getChannelConfig();
    this.record = record;
    this.channel = ChannelTable.parse(config == null ? Map.of() : config);
  }

  ChannelRecord record() {
    return record;
  }

  /** What the channel's settings mean, or what is wrong with them. */
  Parsed<DlmsChannel> channel() {
    return channel;
  }

  /** The channel, where its settings are right. */
  DlmsChannel good() {
    return channel.value().orElseThrow();
  }

  /**
   * Forgets what an earlier read has left. The value of a record cannot be taken out of it; Kura
   * passes none on from a record that has failed.
   */
  void reset(long time) {
    fail(Texts.failed(DriverReason.DRIVER_FAULT, "nothing was said of this channel"), time);
    settled = false;
  }

  boolean settled() {
    return settled;
  }

  boolean failed() {
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.FAILURE;
  }

  /** What the status says of a failure. */
  String text() {
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
  void fail(Outcome<?> why, long time) {
    record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, Texts.of(why), null));
    record.setUnit(ownUnit());
    record.setTimestamp(time);
    settled = true;
  }

  /** By a fault of ours. */
  void fail(RuntimeException fault, long time) {
    fail(DriverReason.DRIVER_FAULT, "a fault of ours: " + fault.getClass().getName(), time);
  }

  void fail(DriverReason reason, String detail, long time) {
    fail(Texts.failed(reason, detail), time);
  }
}
