// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

/** The first octet of each APDU (IEC 62056-5-3, XDLMS-APDU). */
public final class Tags {

  public static final int INITIATE_REQUEST = 0x01;
  public static final int INITIATE_RESPONSE = 0x08;
  public static final int CONFIRMED_SERVICE_ERROR = 0x0E;
  public static final int DATA_NOTIFICATION = 0x0F;
  public static final int INFORMATION_REPORT = 0x18;
  public static final int AARQ = 0x60;
  public static final int AARE = 0x61;
  public static final int RLRQ = 0x62;
  public static final int RLRE = 0x63;
  public static final int GET_REQUEST = 0xC0;
  public static final int SET_REQUEST = 0xC1;
  public static final int EVENT_NOTIFICATION = 0xC2;
  public static final int ACTION_REQUEST = 0xC3;
  public static final int GET_RESPONSE = 0xC4;
  public static final int SET_RESPONSE = 0xC5;
  public static final int ACTION_RESPONSE = 0xC7;
  public static final int EXCEPTION_RESPONSE = 0xD8;

  private static final int GLO_INFORMATION_REPORT = 0x38;
  private static final int DED_INFORMATION_REPORT = 0x58;
  private static final int GLO_EVENT_NOTIFICATION = 0xCA;
  private static final int DED_EVENT_NOTIFICATION = 0xD2;
  private static final int GENERAL_GLO_CIPHERING = 0xDB;
  private static final int GENERAL_DED_CIPHERING = 0xDC;
  private static final int GENERAL_CIPHERING = 0xDD;
  private static final int GENERAL_SIGNING = 0xDF;

  private Tags() {}

  /**
   * Whether an APDU that begins with {@code tag} is a server's own idea and no answer to a request
   * that was not ciphered: a notification, or something ciphered, which can then be nothing else.
   */
  public static boolean isUnasked(int tag) {
    return switch (tag) {
      case DATA_NOTIFICATION,
          INFORMATION_REPORT,
          EVENT_NOTIFICATION,
          GLO_INFORMATION_REPORT,
          DED_INFORMATION_REPORT,
          GLO_EVENT_NOTIFICATION,
          DED_EVENT_NOTIFICATION,
          GENERAL_GLO_CIPHERING,
          GENERAL_DED_CIPHERING,
          GENERAL_CIPHERING,
          GENERAL_SIGNING ->
          true;
      default -> false;
    };
  }
}
