// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;

/** Failures of reads and writes in the words of the documentation. */
public final class DriverFailures {

  private DriverFailures() {}

  /** The reason's code and the detail. */
  public static String text(Outcome<?> failure) {
    if (failure instanceof Outcome.Failed<?> failed) {
      return failed.reason().code() + ": " + failed.detail();
    }
    if (failure instanceof Outcome.Lost<?> lost) {
      return DriverReason.LINK_LOST.code() + ": " + lost.why().getMessage();
    }
    throw new IllegalArgumentException("no failure: " + failure);
  }

  /** What was found where it is not what was meant; without the reason's code. */
  public static String detail(Outcome<?> failure) {
    return failure instanceof Outcome.Failed<?> failed ? failed.detail() : text(failure);
  }

  /** A failure for this reason. */
  public static <T> Outcome<T> failed(DriverReason reason, String detail) {
    return new Outcome.Failed<>(reason, detail);
  }

  /** A failure by a fault of the software, a class or a library that is not there included. */
  public static <T> Outcome<T> internal(Throwable fault) {
    return failed(DriverReason.DRIVER_FAULT, "internal error: " + fault.getClass().getName());
  }

  /** Whether it failed for a reason with the code of this one, whichever layer says it. */
  public static boolean is(Outcome<?> outcome, Reason reason) {
    return outcome instanceof Outcome.Failed<?> failed
        && failed.reason().code().equals(reason.code());
  }
}
