// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.Optional;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** What a refused attribute says of the device, and what only of this moment. */
final class Refusals {

  private Refusals() {}

  /** The reason of a refusal that may be over when it is asked again; empty for all others. */
  static Optional<Reason> passing(GetResult answer) {
    if (!(answer instanceof GetResult.Refused refused)) {
      return Optional.empty();
    }
    DataAccessResult why = DataAccessResult.of(refused.code());
    return switch (why) {
      case HARDWARE_FAULT, TEMPORARY_FAILURE, DATA_BLOCK_UNAVAILABLE, LONG_GET_ABORTED ->
          Optional.of(why.reason());
      case SUCCESS,
          READ_WRITE_DENIED,
          OBJECT_UNDEFINED,
          OBJECT_CLASS_INCONSISTENT,
          OBJECT_UNAVAILABLE,
          TYPE_UNMATCHED,
          SCOPE_OF_ACCESS_VIOLATED,
          NO_LONG_GET_IN_PROGRESS,
          LONG_SET_ABORTED,
          NO_LONG_SET_IN_PROGRESS,
          DATA_BLOCK_NUMBER_INVALID,
          OTHER_REASON,
          OTHER ->
          Optional.empty();
    };
  }
}
