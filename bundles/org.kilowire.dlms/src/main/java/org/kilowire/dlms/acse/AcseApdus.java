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
  private static final int MOST = 2048;

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
    if (!in.hasRemaining()) {
      return new Decoded.NeedMore<>();
    }
    int tag = in.get() & 0xFF;
    if (tag < AARQ || tag > RLRE) {
      return malformed("no association APDU has tag " + tag, in);
    }
    int length = Ber.length(in);
    if (length == Ber.MALFORMED || length > MOST) {
      return malformed("no length of an association APDU", in);
    }
    if (length < 0 || (in.remaining() < length && !isRejection(tag, in))) {
      return new Decoded.NeedMore<>();
    }
    int taken = Math.min(length, in.remaining());
    ByteBuffer fields = in.slice(in.position(), taken);
    in.position(in.position() + taken);
    return decode(tag, new Fields(fields), in.position() - start);
  }

  private static boolean isRejection(int tag, ByteBuffer in) {
    return tag == AARE && AareCodec.rejects(new Fields(in.slice()));
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
    ByteBuffer fields = ByteBuffer.allocate(MOST);
    int tag = RLRE;
    if (apdu instanceof Aarq aarq) {
      tag = AARQ;
      AarqCodec.encode(aarq, fields);
    } else if (apdu instanceof Aare aare) {
      tag = AARE;
      AareCodec.encode(aare, fields);
    } else if (apdu instanceof Rlrq rlrq) {
      tag = RLRQ;
      release(rlrq.reason(), rlrq.userInformation(), fields);
    } else if (apdu instanceof Rlre rlre) {
      release(rlre.reason(), rlre.userInformation(), fields);
    }
    Ber.put(out, tag, Octets.copyOf(fields.flip()));
  }

  private static void release(OptionalInt reason, Octets userInformation, ByteBuffer out) {
    reason.ifPresent(code -> Ber.put(out, Fields.REASON, Ber.octet(code)));
    userInformation(userInformation, out);
  }

  static void userInformation(Octets octets, ByteBuffer out) {
    if (!octets.isEmpty()) {
      Ber.put(out, Fields.USER_INFORMATION, Ber.element(Ber.OCTET_STRING, octets));
    }
  }

  static void context(ApplicationContext context, ByteBuffer out) {
    Octets id = ObjectIds.of(ObjectIds.CONTEXT, context.id());
    Ber.put(out, Fields.CONTEXT, Ber.element(Ber.OBJECT_IDENTIFIER, id));
  }

  /** The functional units in use: authentication, as a BIT STRING of one bit, then its name. */
  static void mechanism(Optional<Mechanism> mechanism, int requirements, int name, ByteBuffer out) {
    if (mechanism.isPresent()) {
      Ber.put(out, requirements, Octets.of((byte) 0x07, (byte) 0x80));
      Ber.put(out, name, ObjectIds.of(ObjectIds.MECHANISM, mechanism.get().id()));
    }
  }
}
