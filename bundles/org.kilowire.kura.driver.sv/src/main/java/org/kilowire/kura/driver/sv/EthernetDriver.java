// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.Driver;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.kura.driver.sv.input.LiveSources;
import org.kilowire.kura.driver.sv.option.StreamOptionReader;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.ReadingSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Streams of an Ethernet interface: IEC 61850-9-2 and 9-1 side by side. */
@Designate(ocd = EthernetForm.class, factory = true)
@Component(
    name = EthernetDriver.PID,
    service = {Driver.class, ConfigurableComponent.class, ReadingSource.class},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true) // it hears whether anybody reads it or not
public final class EthernetDriver extends StreamDriver {

  static final String PID = "org.kilowire.kura.driver.sv.EthernetDriver";

  /**
   * A driver that hears; with wrong options each read says what is wrong with them.
   *
   * @param natives gives the folder to unpack native libraries to
   */
  @Activate
  public EthernetDriver(
      @Reference InputClaims claims,
      @Reference GatewayClock clock,
      @Reference(target = "(kilowire.folder=native)") Supplier<?> natives,
      Map<String, Object> properties) {
    super(
        StreamOptionReader::ethernet,
        claims,
        LiveSources.ofThisMachine(natives),
        clock,
        properties);
  }
}
