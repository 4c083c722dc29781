// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import java.util.Optional;
import org.kilowire.iec62056.frame.Crc16;

/** Whether and how a telegram proves itself. */
public enum CrcRule {
  /** It does not: mode D, DSMR 2 and 3. Digits behind {@code !} are passed over. */
  NONE,
  /** DSMR 4 and 5. */
  ARC,
  /** Holley's meters in Hungary. */
  X25,
  /** Where digits stand behind {@code !} they are either; once they did, they always do. */
  AUTO;

  boolean accepts(Crc16 kind) {
    return this == AUTO || name().equals(kind.name());
  }

  /** The kind that {@code octets} prove themselves with. */
  Optional<Crc16> proof(byte[] octets, int from, int to, int crc) {
    for (Crc16 kind : Crc16.values()) {
      if (accepts(kind) && kind.of(octets, from, to) == crc) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
