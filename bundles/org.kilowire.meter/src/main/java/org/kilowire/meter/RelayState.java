// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/**
 * The disconnect control of a meter (IEC 62056-6-2, class 70).
 *
 * @param output whether the supply is connected
 * @param control what the control process says
 * @param mode 0..6, what may connect and disconnect
 */
public record RelayState(boolean output, Control control, int mode) {

  /** The states of the control process, by their number. */
  public enum Control {
    DISCONNECTED,
    CONNECTED,
    READY_FOR_RECONNECTION
  }
}
