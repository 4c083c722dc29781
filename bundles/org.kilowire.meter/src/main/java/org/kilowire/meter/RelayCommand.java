// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/** What the disconnect control is told. */
public enum RelayCommand {
  DISCONNECT,
  RECONNECT
}
