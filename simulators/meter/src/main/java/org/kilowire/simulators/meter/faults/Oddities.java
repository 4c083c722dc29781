// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What is odd about what a meter sends, though nothing of it is lost or broken. */
interface Oddities {

  /** What leaves instead of {@code octets}, whole frames or WPDUs. */
  ByteBuffer applied(ByteBuffer octets, Faults faults);

  /** {@code apdu} as the sender of {@code octets} would send it to the same client. */
  Optional<ByteBuffer> unasked(ByteBuffer octets, byte[] apdu);
}
