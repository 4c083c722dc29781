// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

/** What an uplink counts. */
public enum UplinkCount {
  /** Batches published, every time. */
  BATCHES_SENT,
  /** Of those, the ones published again. */
  BATCHES_RESENT,
  /** Batches that the broker acknowledged, which releases nothing. */
  BATCHES_ACCEPTED,
  /** Batches that the broker did not take. */
  BATCHES_NOT_ACCEPTED,
  /** Receipts that were believed. */
  RECEIPTS,
  /** Receipts of another gateway, epoch or digest, or beyond what was sent. */
  RECEIPTS_NOT_BELIEVED,
  RECEIPTS_MALFORMED,
  /** No receipt in time. */
  TIMEOUTS,
  /** The IMS asked for a range again. */
  WENT_BACK,
  /** What it asked for is not kept any more. */
  HISTORY_GONE,
  /** The IMS refused a batch. */
  REFUSALS,
  EVENTS_REPORTED,
  COMMANDS_REFUSED,
  COMMANDS_MALFORMED,
  /** Messages to us that came faster than they were read, or larger than any may be. */
  INPUT_DROPPED
}
