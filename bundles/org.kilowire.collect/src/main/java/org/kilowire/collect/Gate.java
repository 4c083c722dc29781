// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Optional;

/** What a conversation under way is told from outside. Asked by the pump's thread. */
interface Gate {

  /** Why it must end now; empty while it may go on. */
  Optional<Failure> shut();

  /** Whether it should ask for nothing more until there is room for the answer. */
  boolean full();
}
