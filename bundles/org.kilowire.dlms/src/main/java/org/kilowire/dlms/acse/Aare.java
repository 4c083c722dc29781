// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.util.Optional;
import org.kilowire.conversation.Octets;

/**
 * AARE: the server's answer to an AARQ.
 *
 * @param respondingApTitle the server's system title; empty where there is none
 * @param mechanism empty where the AARE names none
 * @param authenticationValue the server's challenge, empty where there is none; it never prints
 * @param userInformation the InitiateResponse or ConfirmedServiceError; empty where there is none
 */
public record Aare(
    ApplicationContext context,
    AssociationResult result,
    Diagnostic diagnostic,
    Octets respondingApTitle,
    Optional<Mechanism> mechanism,
    Octets authenticationValue,
    Octets userInformation)
    implements AcseApdu {

  /** Without authentication and titles. */
  public static Aare of(
      ApplicationContext context,
      AssociationResult result,
      Diagnostic diagnostic,
      Octets userInformation) {
    return new Aare(
        context, result, diagnostic, Octets.EMPTY, Optional.empty(), Octets.EMPTY, userInformation);
  }

  @Override
  public String toString() {
    return "Aare[" + context + ", " + result + ", " + diagnostic + "]";
  }
}
