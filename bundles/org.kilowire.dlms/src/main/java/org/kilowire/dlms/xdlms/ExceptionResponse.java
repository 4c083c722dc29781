// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.OptionalLong;

/**
 * exception-response: the server does not know, or does not allow, what was asked (IEC 62056-5-3).
 *
 * @param state 1 service-not-allowed, 2 service-unknown
 * @param service 1 operation-not-possible, 2 service-not-supported, 3 other-reason, 4 pdu-too-long,
 *     5 deciphering-error, 6 invocation-counter-error
 * @param invocationCounter the one the server expects, with error 6
 */
public record ExceptionResponse(int state, int service, OptionalLong invocationCounter)
    implements Apdu {

  public static final int SERVICE_NOT_ALLOWED = 1;
  public static final int SERVICE_UNKNOWN = 2;
  public static final int OPERATION_NOT_POSSIBLE = 1;
  public static final int SERVICE_NOT_SUPPORTED = 2;
  public static final int PDU_TOO_LONG = 4;
  public static final int INVOCATION_COUNTER_ERROR = 6;

  private static final String[] STATES = {"", "service-not-allowed", "service-unknown"};
  private static final String[] SERVICES = {
    "",
    "operation-not-possible",
    "service-not-supported",
    "other-reason",
    "pdu-too-long",
    "deciphering-error",
    "invocation-counter-error"
  };

  public ExceptionResponse {
    if (((state | service) & ~0xFF) != 0) {
      throw new IllegalArgumentException("octets are 0..255");
    }
  }

  public static ExceptionResponse of(int state, int service) {
    return new ExceptionResponse(state, service, OptionalLong.empty());
  }

  @Override
  public String toString() {
    return "exception: " + name(STATES, state) + ", " + name(SERVICES, service);
  }

  private static String name(String[] names, int code) {
    return code > 0 && code < names.length ? names[code] : "" + code;
  }
}
