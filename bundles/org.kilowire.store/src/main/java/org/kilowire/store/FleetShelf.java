// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.time.Instant;
import java.util.Optional;
import org.kilowire.conversation.Octets;

/** The fleet document that is in force, so that it is in force again after a restart. */
public interface FleetShelf {

  /**
   * A fleet document.
   *
   * @param text as it came
   * @param sha256 of the text in UTF-8
   * @param since when it was put here, by the gateway's clock, to the millisecond
   */
  record ShelvedFleet(String text, Octets sha256, Instant since) {}

  Optional<ShelvedFleet> current();

  /**
   * Puts {@code text} in place of the document before; when it returns, the disk has it.
   *
   * @throws StoreException if it could not be stored; then the one before stays
   */
  ShelvedFleet put(String text);
}
