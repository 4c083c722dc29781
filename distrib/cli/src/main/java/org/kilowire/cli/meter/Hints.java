// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import java.util.Optional;
import org.kilowire.conversation.Reason;

/** What a protocol's commands advise, by the cause of a failure. */
public interface Hints {

  /** What to look at for this reason; empty where there is nothing more to say. */
  Optional<String> of(Reason reason);

  /**
   * What to look at where nothing came, or nothing that the reason explains.
   *
   * @param octets how many have come back all the same
   */
  String silent(long octets);
}
