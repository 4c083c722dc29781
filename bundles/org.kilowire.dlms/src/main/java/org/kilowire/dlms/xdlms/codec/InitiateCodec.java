// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.xdlms.ConfirmedServiceError;
import org.kilowire.dlms.xdlms.ExceptionResponse;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.InitiateResponse;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/** The APDUs around an association and around errors, as octets. */
final class InitiateCodec {

  /** The first octet of a tag of class APPLICATION that is too high for one octet. */
  private static final int APPLICATION = 0x5F;

  private static final int CONFORMANCE = 0x1F;
  private static final int CONFORMANCE_OCTETS = 3;
  private static final int MOST_BIT_STRING = 8;

  private InitiateCodec() {}

  static InitiateRequest request(ApduReader in) {
    Octets key = in.optional(in::octets).orElse(Octets.EMPTY);
    boolean responseAllowed = in.optional(in::flag).orElse(true);
    return new InitiateRequest(
        key, responseAllowed, quality(in), in.u8(), conformance(in), in.u16());
  }

  static InitiateResponse response(ApduReader in) {
    return new InitiateResponse(quality(in), in.u8(), conformance(in), in.u16(), in.u16());
  }

  private static OptionalInt quality(ApduReader in) {
    Optional<Integer> octet = in.optional(in::u8);
    return octet.isPresent() ? OptionalInt.of((byte) (int) octet.get()) : OptionalInt.empty();
  }

  /**
   * BER inside A-XDR: [APPLICATION 31] IMPLICIT BIT STRING of 24 bits, whose tag some write in one
   * octet. BER leaves it open to lengthen or shorten the bits by zeros at their end (X.680, 22.7).
   */
  private static ConformanceBlock conformance(ApduReader in) {
    int tag = in.u8();
    if (tag == APPLICATION && in.peek() == CONFORMANCE) {
      in.u8();
    }
    Octets bitString = in.octets();
    if (tag != APPLICATION || bitString.isEmpty() || bitString.length() > MOST_BIT_STRING) {
      return in.malformed("no conformance block", new ConformanceBlock(0));
    }
    int bits = 0;
    for (int i = 1; i <= CONFORMANCE_OCTETS; i++) {
      bits = (bits << 8) | (i < bitString.length() ? bitString.at(i) : 0);
    }
    return new ConformanceBlock(bits);
  }

  static void encode(InitiateRequest request, ByteBuffer out) {
    out.put((byte) Tags.INITIATE_REQUEST);
    ApduWriter.flag(out, !request.dedicatedKey().isEmpty());
    if (!request.dedicatedKey().isEmpty()) {
      ApduWriter.octets(out, request.dedicatedKey());
    }
    ApduWriter.flag(out, !request.responseAllowed());
    if (!request.responseAllowed()) {
      ApduWriter.flag(out, false);
    }
    quality(out, request.qualityOfService());
    out.put((byte) request.version());
    conformance(out, request.proposed());
    out.putShort((short) request.maxPdu());
  }

  static void encode(InitiateResponse response, ByteBuffer out) {
    out.put((byte) Tags.INITIATE_RESPONSE);
    quality(out, response.qualityOfService());
    out.put((byte) response.version());
    conformance(out, response.negotiated());
    out.putShort((short) response.maxPdu()).putShort((short) response.vaaName());
  }

  private static void quality(ByteBuffer out, OptionalInt quality) {
    ApduWriter.flag(out, quality.isPresent());
    quality.ifPresent(value -> out.put((byte) value));
  }

  private static void conformance(ByteBuffer out, ConformanceBlock block) {
    out.putInt(0x5F1F0400);
    out.putShort((short) (block.bits() >> 8)).put((byte) block.bits());
  }

  static ConfirmedServiceError error(ApduReader in) {
    return new ConfirmedServiceError(in.u8(), in.u8(), in.u8());
  }

  static void encode(ConfirmedServiceError error, ByteBuffer out) {
    out.put((byte) Tags.CONFIRMED_SERVICE_ERROR);
    out.put((byte) error.service()).put((byte) error.kind()).put((byte) error.code());
  }

  static ExceptionResponse exception(ApduReader in) {
    int state = in.u8();
    int service = in.u8();
    // Some leave the counter out.
    boolean counted = service == ExceptionResponse.INVOCATION_COUNTER_ERROR && in.remaining() > 0;
    return new ExceptionResponse(
        state, service, counted ? OptionalLong.of(in.u32()) : OptionalLong.empty());
  }

  static void encode(ExceptionResponse exception, ByteBuffer out) {
    out.put((byte) Tags.EXCEPTION_RESPONSE);
    out.put((byte) exception.state()).put((byte) exception.service());
    exception.invocationCounter().ifPresent(counter -> out.putInt((int) counter));
  }
}
