// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import java.util.Optional;
import org.kilowire.conversation.Reason;

/** What a protocol's commands advise, by the cause of a failure. */
public interface Hints {

  /** The meter answered, and the answer was no. */
  Optional<String> refused(Reason reason);

  /**
   * Nothing came of it.
   *
   * @param octets how many have come back all the same
   */
  String silent(long octets);
}
