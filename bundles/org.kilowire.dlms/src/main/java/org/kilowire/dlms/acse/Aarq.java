// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.util.Optional;
import org.kilowire.conversation.Octets;

/**
 * AARQ: a client wants to associate.
 *
 * @param callingApTitle the client's system title; empty where there is none
 * @param mechanism empty where the AARQ names none, which means no authentication
 * @param authenticationValue password or challenge, empty where there is none; it never prints
 * @param userInformation the InitiateRequest, ciphered or not
 */
public record Aarq(
    ApplicationContext context,
    Octets callingApTitle,
    Optional<Mechanism> mechanism,
    Octets authenticationValue,
    Octets userInformation)
    implements AcseApdu {

  /** Without authentication and titles. */
  public static Aarq of(ApplicationContext context, Octets userInformation) {
    return new Aarq(context, Octets.EMPTY, Optional.empty(), Octets.EMPTY, userInformation);
  }

  @Override
  public String toString() {
    return "Aarq[" + context + ", title=" + callingApTitle + ", " + mechanism + "]";
  }
}
