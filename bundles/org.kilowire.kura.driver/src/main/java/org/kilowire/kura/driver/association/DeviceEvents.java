// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

/** Who is told which device has answered. */
public interface DeviceEvents {

  /** The device that is expected has answered. */
  void right();

  /** Another one has. */
  void wrong(String expected, String found);
}
