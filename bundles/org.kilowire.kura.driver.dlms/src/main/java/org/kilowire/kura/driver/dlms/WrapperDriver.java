// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.Driver;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lines;
import org.kilowire.meter.Secrets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A DLMS meter over the wrapper (IEC 62056-47): meters that are on an IP network themselves. */
@Designate(ocd = WrapperForm.class, factory = true)
@Component(
    name = WrapperDriver.PID,
    service = {Driver.class, ConfigurableComponent.class},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true) // a driver made anew for each user would forget that a meter is parked
public final class WrapperDriver extends MeterDriver {

  static final String PID = "org.kilowire.kura.driver.dlms.WrapperDriver";

  /** A driver that is ready; with wrong options each read says what is wrong with them. */
  @Activate
  public WrapperDriver(
      @Reference Lines lines,
      @Reference Secrets secrets,
      @Reference IdleTimer timer,
      Map<String, Object> properties) {
    super(new DlmsDriverProtocol(DlmsFraming.WRAPPER), lines, secrets, timer, properties);
  }
}
