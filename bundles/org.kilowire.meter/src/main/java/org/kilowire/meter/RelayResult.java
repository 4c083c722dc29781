// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/**
 * How a switching ended.
 *
 * @param verdict what is true now
 * @param state as last read
 */
public record RelayResult(Verdict verdict, RelayState state) {

  /** What came of the command. */
  public enum Verdict {
    DISCONNECTED,
    CONNECTED,
    /** A person must press the meter's button. */
    READY,
    /** The state is not what the command and the control mode promise. */
    FAILED
  }
}
