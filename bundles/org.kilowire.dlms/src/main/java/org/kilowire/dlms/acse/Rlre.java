// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.util.OptionalInt;
import org.kilowire.conversation.Octets;

/**
 * RLRE: the server agrees that the association is over.
 *
 * @param reason 0 normal, 1 urgent or not-finished, 30 user-defined; 0..127
 * @param userInformation empty where there is none
 */
public record Rlre(OptionalInt reason, Octets userInformation) implements AcseApdu {

  /** The reason "normal". */
  public static final Rlre NORMAL = new Rlre(OptionalInt.of(0), Octets.EMPTY);
}
