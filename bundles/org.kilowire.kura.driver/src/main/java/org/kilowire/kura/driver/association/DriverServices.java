// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import org.kilowire.link.Lines;
import org.kilowire.meter.RefusedCredentials;

/** What a driver's association needs of the gateway. */
public interface DriverServices {

  /** The driver's name in Kura; it knows no fleet. */
  String name();

  /** The gateway's lines. */
  Lines lines();

  /** The clock that gives up what is idle. */
  IdleTimer timer();

  /** Finds the password that an option is or names. */
  PasswordSource passwords();

  /** The passwords that meters have refused, of all users of this gateway's meters. */
  RefusedCredentials refused();

  /** Who is told which device has answered. */
  DeviceEvents events();
}
