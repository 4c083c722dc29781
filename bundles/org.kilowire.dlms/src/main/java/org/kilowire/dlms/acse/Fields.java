// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;

/**
 * The fields of one ACSE APDU by tag. Tags that nobody asks for are passed over, and a field that
 * is not what it should be counts as absent: what is decisive is checked by who needs it.
 */
final class Fields {

  static final int REASON = 0x80;
  static final int CONTEXT = 0xA1;
  static final int USER_INFORMATION = 0xBE;

  private static final int CHARSTRING = 0x80;
  private static final int BITSTRING = 0x81;

  private final Octets[] byTag = new Octets[256];
  private String wrong;

  /** Reads the fields until {@code in} ends; what does not fit sets {@link #wrong}. */
  Fields(ByteBuffer in) {
    while (in.hasRemaining() && wrong == null) {
      int tag = in.get() & 0xFF;
      int length = Ber.length(in);
      if (length < 0 || length > in.remaining()) {
        wrong = String.format("the field with tag %02X does not fit", tag);
      } else {
        byTag[tag] = Octets.copyOf(in.slice(in.position(), length));
        in.position(in.position() + length);
      }
    }
  }

  <T> Decoded<T> finish(T value, int length) {
    return wrong == null
        ? new Decoded.Complete<>(value, length)
        : new Decoded.Malformed<>(DlmsReason.MALFORMED_APDU, wrong, length);
  }

  Octets octets(int tag) {
    return byTag[tag] == null ? Octets.EMPTY : byTag[tag];
  }

  /** The octets inside the element {@code inner} inside {@code tag}; empty without. */
  Octets inner(int tag, int inner) {
    Octets octets = Ber.inner(octets(tag), inner);
    return octets == null ? Octets.EMPTY : octets;
  }

  /** The integer inside {@code tag}, if it is one of one octet. */
  OptionalInt integer(int tag) {
    return number(inner(tag, Ber.INTEGER));
  }

  static OptionalInt number(Octets octets) {
    return octets.length() == 1 ? OptionalInt.of(octets.at(0)) : OptionalInt.empty();
  }

  Optional<Mechanism> mechanism(int tag) {
    return byTag[tag] != null
        ? Optional.of(Mechanism.of(ObjectIds.last(octets(tag), ObjectIds.MECHANISM)))
        : Optional.empty();
  }

  ApplicationContext context() {
    Octets id = inner(CONTEXT, Ber.OBJECT_IDENTIFIER);
    return ApplicationContext.of(ObjectIds.last(id, ObjectIds.CONTEXT));
  }

  /** Charstring is the usual form; a bitstring's first octet counts unused bits. */
  Octets authentication(int tag) {
    Octets value = inner(tag, CHARSTRING);
    Octets bits = value.isEmpty() ? inner(tag, BITSTRING) : Octets.EMPTY;
    return bits.isEmpty() ? value : bits.slice(1, bits.length());
  }

  Octets userInformation() {
    return inner(USER_INFORMATION, Ber.OCTET_STRING);
  }

  OptionalInt reason() {
    return number(octets(REASON));
  }
}
