// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One message on its way to the broker. Compared by identity. */
final class InFlightMessage {

  final CompletableFuture<Void> accepted = new CompletableFuture<>();

  /** ns of a monotonic clock, after which nobody waits for it any more. */
  final long deadline;

  /** What the publisher calls it; of the port, under its lock. */
  Optional<String> id = Optional.empty();

  InFlightMessage(long deadline) {
    this.deadline = deadline;
  }
}
