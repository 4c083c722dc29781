// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.nio.file.Path;

/** Where somebody has written a fleet down. */
public sealed interface FleetSource {

  /** Nowhere: the store has it. */
  record Shelved() implements FleetSource {}

  /** Here: the document itself. */
  record Written(String document) implements FleetSource {}

  /** In a file, which is read when it is first needed. */
  record Filed(Path file) implements FleetSource {}
}
