// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.driver;

import java.util.List;

/** Finds drivers by their {@code kura.service.pid}. */
public interface DriverService {
  /** The driver, or null if there is none. */
  Driver getDriver(String driverPid);

  String getDriverPid(Driver driver);

  List<Driver> listDrivers();
}
