// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.ActionResponse;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.ConfirmedServiceError;
import org.kilowire.dlms.xdlms.ExceptionResponse;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponse;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.InitiateResponse;
import org.kilowire.dlms.xdlms.Notification;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.SetResponse;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** The door of xDLMS: APDUs from octets and back. */
public final class XdlmsApdus {

  private XdlmsApdus() {}

  /**
   * Decodes one APDU at the position of {@code in}, which moves behind it when it is whole. Octets
   * behind it stay.
   */
  public static Decoded<Apdu> decode(ByteBuffer in) {
    ApduReader reader = new ApduReader(in);
    int tag = reader.u8();
    return reader.finish(apdu(tag, reader));
  }

  private static Apdu apdu(int tag, ApduReader in) {
    return switch (tag) {
      case Tags.INITIATE_REQUEST -> InitiateCodec.request(in);
      case Tags.INITIATE_RESPONSE -> InitiateCodec.response(in);
      case Tags.CONFIRMED_SERVICE_ERROR -> InitiateCodec.error(in);
      case Tags.EXCEPTION_RESPONSE -> InitiateCodec.exception(in);
      case Tags.DATA_NOTIFICATION -> NotificationCodec.data(in);
      case Tags.EVENT_NOTIFICATION -> NotificationCodec.event(in);
      case Tags.INFORMATION_REPORT -> NotificationCodec.report(in);
      case Tags.GET_REQUEST -> GetCodec.request(in);
      case Tags.GET_RESPONSE -> GetCodec.response(in);
      case Tags.SET_REQUEST -> SetCodec.request(in);
      case Tags.SET_RESPONSE -> SetCodec.response(in);
      case Tags.ACTION_REQUEST -> ActionCodec.request(in);
      case Tags.ACTION_RESPONSE -> ActionCodec.response(in);
      default -> in.malformed("no APDU has tag " + tag, null);
    };
  }

  /**
   * Writes {@code apdu} into {@code out}.
   *
   * @throws java.nio.BufferOverflowException if it does not fit
   */
  public static void encode(Apdu apdu, ByteBuffer out) {
    if (apdu instanceof GetRequest get) {
      GetCodec.encode(get, out);
    } else if (apdu instanceof GetResponse get) {
      GetCodec.encode(get, out);
    } else if (apdu instanceof SetRequest set) {
      SetCodec.encode(set, out);
    } else if (apdu instanceof SetResponse set) {
      SetCodec.encode(set, out);
    } else if (apdu instanceof ActionRequest action) {
      ActionCodec.encode(action, out);
    } else if (apdu instanceof ActionResponse action) {
      ActionCodec.encode(action, out);
    } else if (apdu instanceof InitiateRequest initiate) {
      InitiateCodec.encode(initiate, out);
    } else if (apdu instanceof InitiateResponse initiate) {
      InitiateCodec.encode(initiate, out);
    } else if (apdu instanceof ConfirmedServiceError error) {
      InitiateCodec.encode(error, out);
    } else if (apdu instanceof ExceptionResponse exception) {
      InitiateCodec.encode(exception, out);
    } else if (apdu instanceof Notification notification) {
      NotificationCodec.encode(notification, out);
    }
  }

  /** Decodes a list of results, as the blocks of a GET with list carry it when put together. */
  public static Decoded<List<GetResult>> decodeResults(ByteBuffer in) {
    ApduReader reader = new ApduReader(in);
    return reader.finish(reader.list(reader::result));
  }

  /** Decodes a list of values, as the blocks of a SET with list carry it when put together. */
  public static Decoded<List<Data>> decodeValues(ByteBuffer in) {
    ApduReader reader = new ApduReader(in);
    return reader.finish(reader.list(reader::data));
  }

  /** Decodes a reply, as the blocks of an ACTION's response carry it when put together. */
  public static Decoded<ActionReply> decodeReply(ByteBuffer in) {
    ApduReader reader = new ApduReader(in);
    return reader.finish(reader.reply());
  }

  /** Writes a list of results without anything around it. */
  public static void encodeResults(List<GetResult> results, ByteBuffer out) {
    ApduWriter.list(out, results, ApduWriter::result);
  }

  /** Writes a reply without anything around it. */
  public static void encodeReply(ActionReply reply, ByteBuffer out) {
    ApduWriter.reply(out, reply);
  }
}
