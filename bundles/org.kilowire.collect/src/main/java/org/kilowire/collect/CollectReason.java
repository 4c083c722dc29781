// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import org.kilowire.conversation.Reason;

/** Why a meter was not read, where the meter itself did not say it. */
public enum CollectReason implements Reason {
  /** The line to the meter could not be opened, or failed. */
  LINK_LOST(Kind.LINE, "link-lost"),
  /** The archive has no room. */
  STORE_FULL(Kind.LOCAL, "store-full"),
  /** The archive did not store what was read. */
  STORE_FAILED(Kind.LOCAL, "store-failed"),
  /** The archive did not say in time that it stored what was read. */
  STORE_SLOW(Kind.LOCAL, "store-slow"),
  /** The task was given no more time. */
  TASK_DEADLINE(Kind.LOCAL, "task-deadline"),
  /** The protocol cannot work with what the fleet says of the meter. */
  MISCONFIGURED(Kind.LOCAL, "misconfigured"),
  /** Another fleet took this one's place before the task began. */
  FLEET_REPLACED(Kind.LOCAL, "fleet-replaced"),
  /** No such schedule, or the meter is not in it. */
  NOT_SCHEDULED(Kind.LOCAL, "not-scheduled"),
  /** The collector is being stopped. */
  STOPPED(Kind.LOCAL, "stopped"),
  /** Internal error. */
  COLLECTOR_FAULT(Kind.LOCAL, "collector-fault");

  private final Kind kind;
  private final String code;

  CollectReason(Kind kind, String code) {
    this.kind = kind;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
