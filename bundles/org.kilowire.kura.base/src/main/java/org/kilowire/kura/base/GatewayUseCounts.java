// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.time.InstantSource;
import org.kilowire.meter.UseCounts;

/**
 * The gateway's one count of uses that wear meters, whatever becomes of the store: a gateway
 * without one counts until it ends. While a store is wanted and away, what was used is not known,
 * and nothing is.
 */
final class GatewayUseCounts implements UseCounts {

  private volatile UseCounts counts = UseCounts.inMemory(InstantSource.system());

  /** A store is open. */
  void use(UseCounts open) {
    counts = open;
  }

  /**
   * No store is open.
   *
   * @param wanted whether there should be one
   */
  void withoutStore(boolean wanted) {
    counts = wanted ? UseCounts.NONE : UseCounts.inMemory(InstantSource.system());
  }

  @Override
  public boolean count(String meter, String use, int most) {
    return counts.count(meter, use, most);
  }
}
