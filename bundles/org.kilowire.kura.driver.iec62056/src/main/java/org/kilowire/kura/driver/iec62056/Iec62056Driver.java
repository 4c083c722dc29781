// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.Driver;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lines;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.PasswordScheme;
import org.kilowire.options.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** A meter by IEC 62056-21: optical heads, RS-485, serial servers, P1 ports. */
@Designate(ocd = Iec62056Form.class, factory = true)
@Component(
    name = Iec62056Driver.PID,
    service = {Driver.class, ConfigurableComponent.class},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true) // a driver made anew for each user would forget that a meter is parked
public final class Iec62056Driver extends MeterDriver {

  static final String PID = "org.kilowire.kura.driver.iec62056.Iec62056Driver";

  /** Of a gateway with a store; without one nobody counts, and no battery meter is woken. */
  private final AtomicReference<UseCounts> uses;

  /** A driver that is ready; with wrong options each read says what is wrong with them. */
  @Activate
  public Iec62056Driver(
      @Reference Lines lines,
      @Reference Secrets secrets,
      @Reference IdleTimer timer,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PasswordScheme> schemes,
      Map<String, Object> properties) {
    this(lines, secrets, timer, schemes, new AtomicReference<>(UseCounts.NONE), properties);
  }

  private Iec62056Driver(
      Lines lines,
      Secrets secrets,
      IdleTimer timer,
      List<PasswordScheme> schemes,
      AtomicReference<UseCounts> uses,
      Map<String, Object> properties) {
    super(
        new RegisterDriverProtocol(
            Settings.name(properties, ""),
            schemes,
            (meter, use, most) -> uses.get().count(meter, use, most)),
        lines,
        secrets,
        timer,
        properties);
    this.uses = uses;
  }

  /** Counts wake-ups of battery meters, once it is there. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void setUseCounts(UseCounts service) {
    uses.set(service);
  }

  /** Its end. */
  public void unsetUseCounts(UseCounts service) {
    uses.compareAndSet(service, UseCounts.NONE);
  }
}
