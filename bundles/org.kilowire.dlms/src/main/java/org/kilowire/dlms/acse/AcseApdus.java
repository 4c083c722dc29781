// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;

/** The door of association control: APDUs from octets and back. */
public final class AcseApdus {

  private static final int AARQ = 0x60;
  private static final int AARE = 0x61;
  private static final int RLRQ = 0x62;
  private static final int RLRE = 0x63;
  private static final int CHARSTRING = 0x80;

  private AcseApdus() {}

  /**
   * Decodes the APDU at the position of {@code in}, which moves behind it when it is whole.
   *
   * <p>An AARE that rejects needs no more than its result: a missing or garbled user-information is
   * taken as none.
   */
  public static Decoded<AcseApdu> decode(ByteBuffer in) {
    int start = in.position();
    Decoded<AcseApdu> decoded = whole(in);
    if (!(decoded instanceof Decoded.Complete<AcseApdu>)) {
      in.position(start);
    }
    return decoded;
  }

  private static Decoded<AcseApdu> whole(ByteBuffer in) {
    int start = in.position();
    BerReader reader = new BerReader(in);
    BerReader.Found found = reader.next();
    if (found == BerReader.Found.END) {
      return new Decoded.NeedMore<>();
    }
    int tag = reader.tag();
    if (tag < AARQ || tag > RLRE) {
      return malformed("no association APDU has tag " + tag, in);
    }
    if (found == BerReader.Found.MALFORMED) {
      return malformed("no length of an association APDU", in);
    }
    Fields fields = new Fields(reader.contents());
    if (found == BerReader.Found.MORE && !(tag == AARE && AareCodec.rejects(fields))) {
      return new Decoded.NeedMore<>();
    }
    in.position(reader.position());
    return decode(tag, fields, in.position() - start);
  }

  private static Decoded<AcseApdu> decode(int tag, Fields fields, int length) {
    return switch (tag) {
      case AARQ -> fields.finish(AarqCodec.decode(fields), length);
      case AARE -> AareCodec.decode(fields, length);
      case RLRQ -> fields.finish(new Rlrq(fields.reason(), fields.userInformation()), length);
      default -> fields.finish(new Rlre(fields.reason(), fields.userInformation()), length);
    };
  }

  private static Decoded<AcseApdu> malformed(String detail, ByteBuffer in) {
    return new Decoded.Malformed<>(DlmsReason.MALFORMED_APDU, detail, 1 + in.remaining());
  }

  /**
   * Writes {@code apdu} into {@code out}.
   *
   * @throws java.nio.BufferOverflowException if it does not fit
   */
  public static void encode(AcseApdu apdu, ByteBuffer out) {
    if (apdu instanceof Aarq aarq) {
      Ber.put(out, AARQ, fields -> AarqCodec.encode(aarq, fields));
    } else if (apdu instanceof Aare aare) {
      Ber.put(out, AARE, fields -> AareCodec.encode(aare, fields));
    } else if (apdu instanceof Rlrq rlrq) {
      Ber.put(out, RLRQ, fields -> release(rlrq.reason(), rlrq.userInformation(), fields));
    } else if (apdu instanceof Rlre rlre) {
      Ber.put(out, RLRE, fields -> release(rlre.reason(), rlre.userInformation(), fields));
    }
  }

  private static void release(OptionalInt reason, Octets userInformation, ByteBuffer out) {
    reason.ifPresent(code -> Ber.put(out, Fields.REASON, code));
    userInformation(userInformation, out);
  }

  static void userInformation(Octets octets, ByteBuffer out) {
    if (!octets.isEmpty()) {
      Ber.put(out, Fields.USER_INFORMATION, field -> Ber.put(field, Ber.OCTET_STRING, octets));
    }
  }

  static void authentication(Octets value, int tag, ByteBuffer out) {
    Ber.put(out, tag, field -> Ber.put(field, CHARSTRING, value));
  }

  static void context(ApplicationContext context, ByteBuffer out) {
    Ber.put(
        out,
        Fields.CONTEXT,
        field ->
            Ber.put(
                field,
                Ber.OBJECT_IDENTIFIER,
                id -> ObjectIds.put(id, ObjectIds.CONTEXT, context.id())));
  }

  /** The functional units in use: authentication, as a BIT STRING of one bit, then its name. */
  static void mechanism(Optional<Mechanism> mechanism, int requirements, int name, ByteBuffer out) {
    if (mechanism.isPresent()) {
      out.put((byte) requirements).put((byte) 2).putShort((short) 0x0780);
      Ber.put(out, name, id -> ObjectIds.put(id, ObjectIds.MECHANISM, mechanism.get().id()));
    }
  }
}
