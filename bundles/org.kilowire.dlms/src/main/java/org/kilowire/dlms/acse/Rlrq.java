// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.util.OptionalInt;
import org.kilowire.conversation.Octets;

/**
 * RLRQ: the client ends the association.
 *
 * @param reason 0 normal, 1 urgent or not-finished, 30 user-defined; 0..127
 * @param userInformation empty where there is none
 */
public record Rlrq(OptionalInt reason, Octets userInformation) implements AcseApdu {

  /** The reason "normal". */
  public static final Rlrq NORMAL = new Rlrq(OptionalInt.of(0), Octets.EMPTY);
}
