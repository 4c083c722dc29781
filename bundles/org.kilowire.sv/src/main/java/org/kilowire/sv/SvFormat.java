// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

/** The formats that carry samples. */
public enum SvFormat {
  /** IEC 61850-9-1: point to point over Ethernet, the data set of IEC 60044-8 in an APDU. */
  IEC_61850_9_1("9-1"),
  /** IEC 61850-9-2, and so 9-2LE and IEC 61869-9: any data set over Ethernet, in BER. */
  IEC_61850_9_2("9-2"),
  /** IEC 60044-8, frame format FT3 of IEC 60870-5-1: blocks of 16 octets with a CRC each. */
  FT3("ft3");

  private final String id;

  SvFormat(String id) {
    this.id = id;
  }

  /** As documents and the command line have it: {@code 9-1}, {@code 9-2}, {@code ft3}. */
  public String id() {
    return id;
  }
}
