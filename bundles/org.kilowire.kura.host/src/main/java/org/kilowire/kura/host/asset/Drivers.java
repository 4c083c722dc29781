// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.List;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.DriverService;
import org.kilowire.kura.host.wire.RegisteredServices;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The drivers that there are. */
@Component(service = DriverService.class)
public final class Drivers implements DriverService {

  private final RegisteredServices<Driver> drivers;

  @Activate
  public Drivers(BundleContext context) {
    drivers = new RegisteredServices<>(context, Driver.class);
  }

  @Override
  public Driver getDriver(String driverPid) {
    return drivers.find(driverPid).orElse(null);
  }

  @Override
  public String getDriverPid(Driver driver) {
    return drivers.reference(driver).map(RegisteredServices::kuraPid).orElse(null);
  }

  @Override
  public List<Driver> listDrivers() {
    return drivers.all();
  }
}
