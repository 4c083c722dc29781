// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/**
 * A break (IEC 62056-21, 6.3.9), where the meter wants one and has not said one itself. Nothing
 * answers it.
 */
final class SignOff extends Dialogue<Void> {

  SignOff(LineState state) {
    super(state);
  }

  @Override
  boolean isInside() {
    return false;
  }

  @Override
  int further() {
    return 0;
  }

  @Override
  public Step begin(long now) {
    state.open = false;
    boolean wanted = state.traits.conduct().breakAtEnd() && !state.signedOff;
    return wanted ? sendCommand("B0", "", now, this::over) : over(now);
  }

  private Step over(long now) {
    state.afterBreak = true;
    state.breakAt = now;
    return done(null);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return done(null);
  }
}
