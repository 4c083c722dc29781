// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.util.List;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.ActionResponse;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponse;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.codec.Tags;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;

/**
 * Which APDUs carry a password, a PIN or a key: those that write or read such an attribute, or
 * invoke a method that takes one, and the answers to them. One line's, both ways.
 */
final class Confidentiality {

  private static final int ASSOCIATION_SN = 12;
  private static final int ASSOCIATION_LN = 15;
  private static final int LOCAL_PORT_SETUP = 19;
  private static final int PPP_SETUP = 44;
  private static final int GPRS_MODEM_SETUP = 45;
  private static final int SMTP_SETUP = 46;
  private static final int SECURITY_SETUP = 64;
  private static final int M_BUS_CLIENT = 72;

  /** Tag, choice and invoke-id: what stands in front of every value, list and block. */
  private static final int HEAD = 3;

  /** Head and descriptor: class, name, attribute or method (IEC 62056-5-3). */
  private static final int HEAD_AND_DESCRIPTOR = HEAD + 9;

  private boolean asked;

  /** Whether {@code apdu} is secret but for its first {@link #shown} octets. */
  boolean of(Apdu apdu) {
    if (apdu instanceof GetRequest get) {
      asked = get instanceof GetRequest.Next ? asked : anySecret(attributes(get));
      return false;
    }
    if (apdu instanceof SetRequest set) {
      asked = set instanceof SetRequest.WithDatablock ? asked : anySecret(attributes(set));
      return asked;
    }
    if (apdu instanceof ActionRequest action) {
      asked = continues(action) ? asked : methods(action).stream().anyMatch(Confidentiality::takes);
      return asked;
    }
    return asked && (apdu instanceof GetResponse || apdu instanceof ActionResponse);
  }

  /** Whether an APDU of {@code tag} that cannot be read is kept back: what writes, and answers. */
  boolean unreadable(int tag) {
    return switch (tag) {
      case Tags.SET_REQUEST, Tags.ACTION_REQUEST, Tags.INITIATE_REQUEST -> true;
      default -> asked;
    };
  }

  /** How many octets of a secret APDU may be shown. */
  static int shown(Apdu apdu) {
    boolean described =
        apdu instanceof SetRequest.Normal
            || apdu instanceof SetRequest.WithFirstDatablock
            || apdu instanceof ActionRequest.Normal
            || apdu instanceof ActionRequest.WithFirstPblock;
    return described ? HEAD_AND_DESCRIPTOR : HEAD;
  }

  private static List<AttributeSelection> attributes(GetRequest get) {
    return get instanceof GetRequest.Normal normal
        ? List.of(normal.what())
        : ((GetRequest.WithList) get).what();
  }

  private static List<AttributeSelection> attributes(SetRequest set) {
    if (set instanceof SetRequest.Normal normal) {
      return List.of(normal.what());
    }
    if (set instanceof SetRequest.WithFirstDatablock first) {
      return List.of(first.what());
    }
    return set instanceof SetRequest.WithList many
        ? many.what()
        : ((SetRequest.WithListAndFirstDatablock) set).what();
  }

  private static boolean continues(ActionRequest action) {
    return action instanceof ActionRequest.WithPblock || action instanceof ActionRequest.NextPblock;
  }

  private static List<MethodRef> methods(ActionRequest action) {
    if (action instanceof ActionRequest.Normal normal) {
      return List.of(normal.method());
    }
    if (action instanceof ActionRequest.WithFirstPblock first) {
      return List.of(first.method());
    }
    return action instanceof ActionRequest.WithList many
        ? many.methods()
        : ((ActionRequest.WithListAndFirstPblock) action).methods();
  }

  private static boolean anySecret(List<AttributeSelection> attributes) {
    return attributes.stream().map(AttributeSelection::ref).anyMatch(Confidentiality::holds);
  }

  /** Attributes with a secret (IEC 62056-6-2); attribute 0 stands for all of an object. */
  private static boolean holds(AttributeRef ref) {
    boolean all = ref.attribute() == 0;
    return switch (ref.classId()) {
      case ASSOCIATION_LN -> all || ref.attribute() == 7;
      case LOCAL_PORT_SETUP -> all || (ref.attribute() >= 7 && ref.attribute() <= 9);
      case PPP_SETUP -> all || ref.attribute() == 5;
      case GPRS_MODEM_SETUP -> all || ref.attribute() == 3;
      case SMTP_SETUP -> all || ref.attribute() == 4;
      case SECURITY_SETUP -> true;
      default -> false;
    };
  }

  /** Methods that prove or change a secret, or bring keys. */
  private static boolean takes(MethodRef method) {
    return switch (method.classId()) {
      case ASSOCIATION_SN, ASSOCIATION_LN, SECURITY_SETUP -> true;
      case M_BUS_CLIENT -> method.method() == 7 || method.method() == 8;
      default -> false;
    };
  }
}
