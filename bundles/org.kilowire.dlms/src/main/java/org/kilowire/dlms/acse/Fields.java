// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;

/**
 * The fields of one ACSE APDU by tag, in whatever order. Tags that nobody asks for are passed over,
 * and a field that is not what it should be counts as absent: what is decisive is checked by who
 * needs it.
 */
final class Fields {

  static final int REASON = 0x80;
  static final int CONTEXT = 0xA1;
  static final int USER_INFORMATION = 0xBE;

  private static final int CHARSTRING = 0x80;
  private static final int BITSTRING = 0x81;

  private final ByteBuffer fields;

  /** The fields from the position of {@code in} to its limit. */
  Fields(ByteBuffer in) {
    fields = in;
  }

  /** {@code value}, if the fields are whole. */
  <T> Decoded<T> finish(T value, int length) {
    BerReader elements = new BerReader(fields);
    BerReader.Found found = elements.next();
    while (found == BerReader.Found.ELEMENT) {
      found = elements.next();
    }
    return found == BerReader.Found.END
        ? new Decoded.Complete<>(value, length)
        : new Decoded.Malformed<>(
            DlmsReason.MALFORMED_APDU,
            "the field with tag " + elements.tag() + " does not fit",
            length);
  }

  /** The contents of the field {@code tag}; null without. */
  ByteBuffer contents(int tag) {
    return Ber.find(fields, tag);
  }

  /** The contents of the element {@code inner} inside {@code tag}; null without. */
  ByteBuffer inner(int tag, int inner) {
    ByteBuffer contents = contents(tag);
    return contents == null ? null : Ber.find(contents, inner);
  }

  /** The octets of the element {@code inner} inside {@code tag}; empty without. */
  Octets octets(int tag, int inner) {
    return octets(inner(tag, inner));
  }

  private static Octets octets(ByteBuffer contents) {
    return contents == null ? Octets.EMPTY : Octets.copyOf(contents);
  }

  /** The integer inside {@code tag}, if there is one. */
  OptionalInt integer(int tag) {
    return number(inner(tag, Ber.INTEGER));
  }

  /** An integer of up to four octets: one of our codes, or none of them. */
  static OptionalInt number(ByteBuffer octets) {
    if (octets == null || octets.remaining() < 1 || octets.remaining() > 4) {
      return OptionalInt.empty();
    }
    int number = octets.get();
    while (octets.hasRemaining()) {
      number = (number << 8) | (octets.get() & 0xFF);
    }
    return OptionalInt.of(number);
  }

  Optional<Mechanism> mechanism(int tag) {
    ByteBuffer name = contents(tag);
    return name == null
        ? Optional.empty()
        : Optional.of(Mechanism.of(ObjectIds.last(name, ObjectIds.MECHANISM)));
  }

  ApplicationContext context() {
    ByteBuffer id = inner(CONTEXT, Ber.OBJECT_IDENTIFIER);
    return ApplicationContext.of(ObjectIds.last(id, ObjectIds.CONTEXT));
  }

  /** Charstring is the usual form; a bitstring's first octet counts unused bits. */
  Octets authentication(int tag) {
    Octets value = octets(tag, CHARSTRING);
    Octets bits = value.isEmpty() ? octets(tag, BITSTRING) : Octets.EMPTY;
    return bits.isEmpty() ? value : bits.slice(1, bits.length());
  }

  /**
   * The association-information, an OCTET STRING by the standard, in pieces where BER allows that
   * (8.7.3). Some servers leave its tag and length out, which no xDLMS APDU can be mistaken for.
   */
  Octets userInformation() {
    ByteBuffer field = contents(USER_INFORMATION);
    if (field == null || !field.hasRemaining()) {
      return Octets.EMPTY;
    }
    int tag = field.get(0) & 0xFF;
    if (tag == Ber.OCTET_STRING) {
      return octets(Ber.find(field, Ber.OCTET_STRING));
    }
    return tag == (Ber.OCTET_STRING | Ber.CONSTRUCTED) ? pieces(field) : Octets.copyOf(field);
  }

  private static Octets pieces(ByteBuffer field) {
    ByteBuffer whole = ByteBuffer.allocate(field.remaining());
    ByteBuffer string = Ber.find(field, Ber.OCTET_STRING | Ber.CONSTRUCTED);
    if (string != null) {
      BerReader pieces = new BerReader(string);
      while (pieces.next() == BerReader.Found.ELEMENT && pieces.tag() == Ber.OCTET_STRING) {
        whole.put(pieces.contents());
      }
    }
    return Octets.copyOf(whole.flip());
  }

  OptionalInt reason() {
    return number(contents(REASON));
  }
}
