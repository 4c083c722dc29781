// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;

/**
 * What can be asked of one meter. Each method gives a conversation for the meter's line; they run
 * one at a time, {@link #open} first and {@link #close} last.
 *
 * <p>No conversation stores, switches or sets anything before {@code open} has found the right
 * device: a session that is open talks to the device it should.
 */
public interface MeterSession {

  /** What this meter can do, as far as it is known; complete after {@link #open}. */
  Set<Ability> abilities();

  /**
   * What {@link #open} shows to the meter. Whoever opens sessions does it through a {@link Login}.
   *
   * @param line the canonical address of the line that the session is for
   */
  Credential credential(String line);

  /**
   * Sets up the association and reads who answers.
   *
   * <p>Fails with {@link MeterReason#WRONG_DEVICE} where that is not {@link Meter#device}, and with
   * {@link MeterReason#AUTHENTICATION_REFUSED} where the meter does not accept the password, {@link
   * MeterReason#REJECTED} where it does not say what it does not accept.
   */
  Conversation<Identity> open();

  /** Ends the association. A meter that is gone is no failure. */
  Conversation<Void> close();

  /**
   * Whether the meter takes the association for ended only when the link is closed, which {@link
   * #close} leaves to whoever holds the line.
   */
  default boolean endsWithLink() {
    return false;
  }

  /**
   * The longest that one conversation takes where nothing is wrong, for lines that are slow and
   * meters that have much to tell: whoever bounds conversations gives them that time at least.
   */
  default Duration slowest() {
    return Duration.ZERO;
  }

  /**
   * Momentary values, in one row stamped with the time of reading.
   *
   * @param series the round they belong to
   * @param what at most {@link Block#MAX_COLUMNS}; those the meter has not are absent in the row
   */
  Conversation<Block> registers(Quantity series, List<Quantity> what, ReadContext context);

  /**
   * The rows of a profile whose time is in {@code from} (inclusive) to {@code to} (inclusive), in
   * the order in which they were written, or as {@link Coverage#order} says; rows outside are
   * passed over, whatever the meter sends. Ordinals count rows of equal time within this reading.
   * From {@link Instant#EPOCH} on to {@link Coverage#LAST}, all rows are asked for.
   *
   * <p>A row that cannot be placed is passed over and told in {@link Coverage#unreadable}. Fails
   * with {@link MeterReason#NOT_SUPPORTED} where no column is a clock: see {@link #table}.
   *
   * @param sink takes the blocks as they fill up; a failure later does not take them back
   */
  Conversation<Coverage> profile(
      Quantity series, Instant from, Instant to, ReadContext context, Consumer<Block> sink);

  /**
   * All rows of a profile, also of one without a clock, such as a name plate or a list of scalers:
   * its rows are stamped with the time of reading, their ordinals count from 0.
   *
   * @param sink takes the blocks as they fill up
   */
  default Conversation<Coverage> table(Quantity series, ReadContext context, Consumer<Block> sink) {
    return Conversation.failed(MeterReason.NOT_SUPPORTED, "no tables are read here");
  }

  /**
   * Reads the meter's clock.
   *
   * <p>Fails with {@link MeterReason#CLOCK_UNREADABLE} where the meter answers and does not say the
   * time: it has no such object, does not show it, or shows no time.
   */
  Conversation<ClockReading> clock();

  /**
   * Sets the meter's clock to the gateway's time at the moment of sending.
   *
   * <p>Fails with {@link MeterReason#OUTCOME_UNKNOWN} where the answer did not come; where the
   * meter would lose or write twice what it records, with {@link MeterReason#NOT_NOW}, and where
   * the gateway's time is not proven and the protocol leaves that to its sessions, with {@link
   * MeterReason#TIME_NOT_PROVEN}: nothing was set then.
   */
  Conversation<Void> setClock(GatewayTime time);

  /** Reads the disconnect control. */
  Conversation<RelayState> relay();

  /**
   * Disconnects or reconnects, then reads the state until it is what the control mode promises or
   * {@code limit} has passed. The control mode is never changed.
   */
  Conversation<RelayResult> relay(RelayCommand command, Duration limit);
}
