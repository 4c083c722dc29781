// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/** DISC until UA or DM; a server that stays silent, or a lost link, is disconnected as well. */
final class Disconnect extends HdlcDialogue<Void> {

  /** A silent server is asked once more, not as often as for data. */
  private static final int REPETITIONS = 1;

  private int attempts;

  Disconnect(HdlcLink link) {
    super(link);
  }

  @Override
  Step open(long now) {
    boolean wanted = link.open && link.settings.sendDisc();
    link.ready = false;
    return wanted ? sendBare(FrameKind.DISC.control(), now) : closed();
  }

  private Step closed() {
    link.open = false;
    link.untidy = attempts > 0;
    return new Step.Done();
  }

  @Override
  Step frame(HdlcFrameView frame, long now) {
    FrameKind kind = frame.kind();
    return kind == FrameKind.UA || kind == FrameKind.DM ? closed() : null;
  }

  @Override
  Step silence(long now) {
    if (attempts == Math.min(REPETITIONS, link.settings.retries())) {
      return closed();
    }
    attempts++;
    return open(now);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return closed();
  }

  @Override
  public Void result() {
    return null;
  }
}
