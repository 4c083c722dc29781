// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import org.kilowire.conversation.Step;
import org.kilowire.iec62056.signon.Identification;

/** Request and identification, and nothing more: who is there? */
final class Identify extends SignOnDialogue<Identification> {

  Identify(LineState state) {
    super(state);
  }

  @Override
  Step identified(Identification identification, long now) {
    return done(identification);
  }
}
