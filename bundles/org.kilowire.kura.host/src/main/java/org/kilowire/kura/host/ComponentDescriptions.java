// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The declarative components that there are, asked while bundles come and go.
 *
 * <p>Felix SCR (2.1.16 to 2.2.18) reserves the name of a component before it has the component, and
 * trips over the reserved name when it is asked in between for any bundle's components. That lasts
 * for as long as it reads one description: it is asked again.
 */
public final class ComponentDescriptions {

  private static final Duration BETWEEN = Duration.ofMillis(10);

  /** Five seconds of tries; a description is read in less than one of them. */
  private static final int TRIES = 500;

  private final Function<Bundle[], Collection<ComponentDescriptionDTO>> listing;
  private final Duration between;

  public ComponentDescriptions(ServiceComponentRuntime runtime) {
    this(runtime::getComponentDescriptionDTOs, BETWEEN);
  }

  ComponentDescriptions(
      Function<Bundle[], Collection<ComponentDescriptionDTO>> listing, Duration between) {
    this.listing = listing;
    this.between = between;
  }

  /**
   * The components of these bundles that are started; of all when none is given.
   *
   * @throws NullPointerException SCR trips each time: then it is no reserved name
   */
  public Collection<ComponentDescriptionDTO> of(Bundle... bundles) {
    for (int tried = 1; ; tried++) {
      try {
        return listing.apply(bundles);
      } catch (NullPointerException e) {
        if (tried == TRIES) {
          throw e;
        }
        LockSupport.parkNanos(between.toNanos());
      }
    }
  }
}
