// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms;

import org.kilowire.conversation.Reason;

/** Why something of DLMS/COSEM's application layer did not come about. */
public enum DlmsReason implements Reason {
  /** Octets that should be A-XDR data are not. */
  MALFORMED_DATA("malformed-data"),
  /** Octets that should be an APDU are not. */
  MALFORMED_APDU("malformed-apdu"),
  /** A well-formed APDU that is no answer to what was asked. */
  UNEXPECTED_APDU("unexpected-apdu"),
  /** The answer carries another invoke id than the request. */
  INVOKE_ID("invoke-id"),
  /** The server refused the client's authentication. Never retried by itself: meters lock. */
  AUTHENTICATION_REFUSED("authentication-refused"),
  /** The server rejected the association for another reason. */
  ASSOCIATION_REJECTED("association-rejected"),
  /** The server answered with an exception-response or a confirmed service error. */
  SERVICE_REFUSED("service-refused"),
  /** The service was not negotiated, or the settings say that it is not to be used. */
  NOT_SUPPORTED("not-supported"),
  /** The client may not do that with that object. */
  ACCESS_DENIED("access-denied"),
  /** The server has no such object, or not in this class. */
  OBJECT_UNDEFINED("object-undefined"),
  /** The value has not the type that the attribute wants. */
  TYPE_UNMATCHED("type-unmatched"),
  /** The server cannot do that now. */
  TEMPORARY_FAILURE("temporary-failure"),
  /** The server's hardware failed. */
  HARDWARE_FAULT("hardware-fault"),
  /** The server gave a data-access-result or an action-result of another kind. */
  DATA_ACCESS("data-access"),
  /** A block does not follow the one before. */
  BLOCK_NUMBER("block-number"),
  /** The peer sends more blocks than it is given. */
  TOO_MANY_BLOCKS("too-many-blocks"),
  /** A length or count beyond its bound. */
  TOO_LONG("too-long"),
  /** More rows than the reader takes. */
  TOO_MANY_ROWS("too-many-rows"),
  /**
   * A SET or an ACTION left and nothing proves whether it was executed. Never repeated blindly: the
   * state has to be read back.
   */
  OUTCOME_UNKNOWN("outcome-unknown");

  private final String code;

  DlmsReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return Kind.PEER;
  }
}
