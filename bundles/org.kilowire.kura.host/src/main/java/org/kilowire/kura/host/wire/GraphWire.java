// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.Objects;

/** A wire between ports of two components, which are named by their pids. */
record GraphWire(String emitter, int emitterPort, String receiver, int receiverPort) {

  GraphWire {
    Objects.requireNonNull(emitter, "a wire without emitter");
    Objects.requireNonNull(receiver, "a wire without receiver");
  }
}
