// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.failure;

import org.kilowire.conversation.Reason;

/** Why something on a wire came to nothing. */
public enum WireReason implements Reason {
  /** A record that says what it is and is not that, or says nothing. */
  MALFORMED_RECORD("malformed-record"),
  /** A block that no batch can carry. */
  BLOCK_REFUSED("block-refused"),
  /** There is no store: the gateway's settings are not in order, or it is being restarted. */
  STORE_AWAY("store-away"),
  /** The store has no room. */
  STORE_FULL("store-full"),
  /** The store failed. */
  STORE_FAILED("store-failed"),
  /** The store did not say in time that it stored. */
  STORE_SLOW("store-slow"),
  /** No Outbox at the end of the wire stored it. */
  WIRE_LOST("wire-lost"),
  /** Too many envelopes wait to be emitted already. */
  WIRE_BUSY("wire-busy"),
  /** A group was asked for while nothing is collected. */
  NOT_COLLECTING("not-collecting"),
  /** A group that is no schedule of the fleet. */
  NOT_SCHEDULED("not-scheduled"),
  /** Somebody who listens to a wire has thrown. */
  RECEIVER_FAULT("receiver-fault"),
  /** More of one source waits for its commit, or more events come, than it may have. */
  SOURCE_BUSY("source-busy"),
  /** A source has thrown, or would not begin or end. */
  SOURCE_FAULT("source-fault"),
  /** A series that a Source leaves out. */
  SERIES_EXCLUDED("series-excluded"),
  /** The source was stopped meanwhile. */
  STOPPED("stopped");

  private final String code;

  WireReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return Kind.LOCAL;
  }
}
