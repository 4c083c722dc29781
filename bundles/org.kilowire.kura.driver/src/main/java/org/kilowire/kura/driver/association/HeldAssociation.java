// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import org.kilowire.link.PendingRelease;

/**
 * An association that stands.
 *
 * @param opening of the link on which it was made, see {@link org.kilowire.link.Lease#opening}
 * @param release what is left with the line while it is kept: where it is there still, no other was
 *     made with the meter since
 */
record HeldAssociation<A>(A association, long opening, PendingRelease release) {

  /** The same association on another opening of its line. */
  HeldAssociation<A> on(long other) {
    return new HeldAssociation<>(association, other, release);
  }
}
