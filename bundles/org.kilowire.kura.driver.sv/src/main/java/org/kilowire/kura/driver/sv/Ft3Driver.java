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

/** Streams of an IEC 60044-8 FT3 link. */
@Designate(ocd = Ft3Form.class, factory = true)
@Component(
    name = Ft3Driver.PID,
    service = {Driver.class, ConfigurableComponent.class, ReadingSource.class},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true) // it hears whether anybody reads it or not
public final class Ft3Driver extends StreamDriver {

  static final String PID = "org.kilowire.kura.driver.sv.Ft3Driver";

  /**
   * A driver that hears; with wrong options each read says what is wrong with them.
   *
   * @param natives gives the folder to unpack native libraries to
   */
  @Activate
  public Ft3Driver(
      @Reference InputClaims claims,
      @Reference GatewayClock clock,
      @Reference(target = "(kilowire.folder=native)") Supplier<?> natives,
      Map<String, Object> properties) {
    super(StreamOptionReader::ft3, claims, LiveSources.ofThisMachine(natives), clock, properties);
  }
}
