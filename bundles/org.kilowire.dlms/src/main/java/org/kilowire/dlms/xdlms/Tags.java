// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

/** The first octet of each APDU (IEC 62056-5-3, XDLMS-APDU). */
public final class Tags {

  public static final int INITIATE_REQUEST = 0x01;
  public static final int INITIATE_RESPONSE = 0x08;
  public static final int CONFIRMED_SERVICE_ERROR = 0x0E;
  public static final int AARQ = 0x60;
  public static final int AARE = 0x61;
  public static final int RLRQ = 0x62;
  public static final int RLRE = 0x63;
  public static final int GET_REQUEST = 0xC0;
  public static final int SET_REQUEST = 0xC1;
  public static final int ACTION_REQUEST = 0xC3;
  public static final int GET_RESPONSE = 0xC4;
  public static final int SET_RESPONSE = 0xC5;
  public static final int ACTION_RESPONSE = 0xC7;
  public static final int EXCEPTION_RESPONSE = 0xD8;

  private Tags() {}
}
