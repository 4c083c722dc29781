// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

/**
 * confirmedServiceError (IEC 62056-5-3, 7.3.1).
 *
 * @param service which service failed: 1 initiate, 5 read, 6 write
 * @param kind which family of errors, for initiate usually 6
 * @param code the error in its family
 */
public record ConfirmedServiceError(int service, int kind, int code) implements Apdu {

  /** initiateError, of the family "initiate". */
  public static final int INITIATE = 1;

  /** The family "initiate" of errors. */
  public static final int KIND_INITIATE = 6;

  private static final String[] INITIATE_CODES = {
    "other", "dlms-version-too-low", "incompatible-conformance", "pdu-size-too-short", "refused"
  };

  public ConfirmedServiceError {
    if (((service | kind | code) & ~0xFF) != 0) {
      throw new IllegalArgumentException("octets are 0..255");
    }
  }

  @Override
  public String toString() {
    return service == INITIATE && kind == KIND_INITIATE && code < INITIATE_CODES.length
        ? "initiate error: " + INITIATE_CODES[code]
        : "service error " + service + "/" + kind + "/" + code;
  }
}
