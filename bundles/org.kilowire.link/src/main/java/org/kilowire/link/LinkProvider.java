// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.Set;
import org.kilowire.conversation.LinkException;

/** Opens links of some kinds. Bundles bring their own; {@link Links} asks them. */
public interface LinkProvider {

  Set<Scheme> schemes();

  /**
   * Opens a link. An interrupt ends it with a {@link LinkException} and stays set.
   *
   * @param uri of one of {@link #schemes}
   * @param deadlineNanos an instant of {@link System#nanoTime}
   * @throws LinkException if it cannot be opened, or not in time
   */
  Link open(LinkUri uri, long deadlineNanos) throws LinkException;
}
