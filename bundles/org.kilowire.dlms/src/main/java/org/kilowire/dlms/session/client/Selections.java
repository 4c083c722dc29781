// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.Conformance;

/** What is to be known of an attribute before it is asked for. */
final class Selections {

  /** Tag, choice, invoke id. */
  static final int HEAD = 3;

  /** Class, name, attribute, access flag. */
  static final int DESCRIPTOR = 10;

  private Selections() {}

  /** How many octets {@code what} takes in a request with the head of an APDU. */
  static int size(AttributeSelection what) {
    return HEAD + itemSize(what);
  }

  static int itemSize(AttributeSelection what) {
    return what.access().isEmpty()
        ? DESCRIPTOR
        : DESCRIPTOR + 1 + DataCodec.size(what.access().get().parameters());
  }

  /** Why {@code what} cannot be asked for. */
  static Optional<Step> refusal(ClientState state, AttributeSelection what) {
    boolean selective =
        state.settings.selectiveAccess() && state.agreed(Conformance.SELECTIVE_ACCESS);
    return what.access().isEmpty() || selective
        ? Optional.empty()
        : Optional.of(
            new Step.Failed(DlmsReason.NOT_SUPPORTED, "no selective access to " + what.ref()));
  }
}
