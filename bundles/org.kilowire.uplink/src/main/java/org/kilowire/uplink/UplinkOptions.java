// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.Duration;
import java.util.Objects;
import org.kilowire.contract.Batch;
import org.kilowire.contract.codec.BatchCodec;

/**
 * How an uplink behaves.
 *
 * @param schedule when readings are uploaded
 * @param window batches on their way without a receipt, 1..64
 * @param maxBlocks of a batch
 * @param maxOctets of a batch's body before gzip
 * @param receiptTimeout how long a receipt is waited for before the batch is sent again
 * @param longestTimeout what that time grows to while none comes
 * @param poll how often the outbox and the event log are looked at, woken or not
 */
public record UplinkOptions(
    UploadSchedule schedule,
    int window,
    int maxBlocks,
    int maxOctets,
    Duration receiptTimeout,
    Duration longestTimeout,
    Duration poll) {

  public static final UplinkOptions DEFAULT =
      new UplinkOptions(
          UploadSchedule.AT_ONCE,
          4,
          256,
          1 << 20,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1));

  public UplinkOptions {
    Objects.requireNonNull(schedule);
    within("window", window, 64);
    within("blocks in a batch", maxBlocks, Batch.MAX_BLOCKS);
    within("octets in a batch", maxOctets, BatchCodec.MAX_OCTETS);
    positive("receipt timeout", receiptTimeout);
    positive("poll", poll);
    if (longestTimeout.compareTo(receiptTimeout) < 0 || longestTimeout.toDays() > 1) {
      throw new IllegalArgumentException(
          "the longest timeout is from the receipt timeout to a day: " + longestTimeout);
    }
  }

  /** The same with another schedule. */
  public UplinkOptions withSchedule(UploadSchedule other) {
    return new UplinkOptions(
        other, window, maxBlocks, maxOctets, receiptTimeout, longestTimeout, poll);
  }

  /** The same with other limits. */
  public UplinkOptions withLimits(int batches, int blocks, int octets) {
    return new UplinkOptions(
        schedule, batches, blocks, octets, receiptTimeout, longestTimeout, poll);
  }

  /** The same with other times. */
  public UplinkOptions withTimes(Duration timeout, Duration longest, Duration look) {
    return new UplinkOptions(schedule, window, maxBlocks, maxOctets, timeout, longest, look);
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " is 1.." + most + ": " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is above 0: " + value);
    }
  }
}
