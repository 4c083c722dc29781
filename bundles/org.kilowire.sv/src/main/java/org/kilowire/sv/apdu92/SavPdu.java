// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Octets;

/**
 * An APDU of IEC 61850-9-2 (8.5.2).
 *
 * @param asdus 1..255, of one stream or of several
 * @param security the member for security as it stands on the wire, its tag (81 or A1) and length
 *     included; not verified
 */
public record SavPdu(List<Asdu92> asdus, Optional<Octets> security) {

  public SavPdu {
    asdus = List.copyOf(asdus);
    if (asdus.isEmpty() || asdus.size() > SavPduView.MAX_ASDU) {
      throw new IllegalArgumentException("1..255 ASDUs: " + asdus.size());
    }
    if (security.isPresent() && !SavPduCodec.isSecurity(security.get())) {
      throw new IllegalArgumentException("no member for security: " + security.get());
    }
  }

  /** An APDU without security. */
  public static SavPdu of(Asdu92... asdus) {
    return new SavPdu(List.of(asdus), Optional.empty());
  }

  /** What {@code view} shows, but for unknown members. */
  public static SavPdu of(SavPduView view) {
    return SavPduCodec.savPdu(view);
  }

  /**
   * Octets on the wire.
   *
   * @throws IllegalArgumentException where they are more than a length of 9-2 can say
   */
  public int size() {
    return SavPduCodec.size(this);
  }

  /**
   * Writes the APDU to {@code target} from {@code offset} on, its lengths as short as may be.
   *
   * @return {@link #size}
   * @throws IndexOutOfBoundsException where {@code target} has not room for it
   * @throws IllegalArgumentException as {@link #size}
   */
  public int encode(byte[] target, int offset) {
    return SavPduCodec.encode(this, target, offset);
  }

  /** The APDU as it goes on the wire. */
  public Octets toOctets() {
    byte[] target = new byte[size()];
    encode(target, 0);
    return Octets.of(target);
  }
}
