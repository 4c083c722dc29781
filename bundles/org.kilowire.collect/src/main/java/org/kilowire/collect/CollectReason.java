// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import org.kilowire.conversation.Reason;

/** Why a meter was not read, where the meter itself did not say it. */
public enum CollectReason implements Reason {
  /** The line to the meter could not be opened, or failed. */
  LINK_LOST("link-lost"),
  /** The archive has no room. */
  STORE_FULL("store-full"),
  /** The archive did not store what was read. */
  STORE_FAILED("store-failed"),
  /** The archive did not say in time that it stored what was read. */
  STORE_SLOW("store-slow"),
  /** The task was given no more time. */
  TASK_DEADLINE("task-deadline"),
  /** The protocol cannot work with what the fleet says of the meter. */
  MISCONFIGURED("misconfigured"),
  /** Another fleet took this one's place before the task began. */
  FLEET_REPLACED("fleet-replaced"),
  /** No such schedule, or the meter is not in it. */
  NOT_SCHEDULED("not-scheduled"),
  /** The collector is being stopped. */
  STOPPED("stopped"),
  /** A fault of ours. */
  COLLECTOR_FAULT("collector-fault");

  private final String code;

  CollectReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
