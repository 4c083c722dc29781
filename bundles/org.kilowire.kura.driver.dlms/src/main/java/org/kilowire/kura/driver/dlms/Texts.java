// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.kilowire.conversation.Outcome;

/** Failures in the words of the documentation. */
final class Texts {

  private Texts() {}

  /** The reason's code and the detail. */
  static String of(Outcome<?> failure) {
    if (failure instanceof Outcome.Failed<?> failed) {
      return failed.reason().code() + ": " + failed.detail();
    }
    if (failure instanceof Outcome.Lost<?> lost) {
      return DriverReason.LINK_LOST.code() + ": " + lost.why().getMessage();
    }
    throw new IllegalArgumentException("no failure: " + failure);
  }

  static <T> Outcome<T> failed(DriverReason reason, String detail) {
    return new Outcome.Failed<>(reason, detail);
  }
}
