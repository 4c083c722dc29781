// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.time.Duration;
import org.kilowire.conversation.Step;

/** SNRM until UA, which settles the sizes (IEC 62056-46, clause 6.4.4.4.3.2). */
final class Connect extends HdlcDialogue<Void> {

  /** How long a server that refuses the link is left alone before it is asked again. */
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  private int attempts;
  private int refusals;
  private boolean pausing;

  Connect(HdlcLink link) {
    super(link);
  }

  @Override
  Step open(long now) {
    link.ready = false;
    HdlcSettings settings = link.settings;
    if (settings.explicitParameters() || !settings.proposed().equals(HdlcParameters.DEFAULT)) {
      link.writer.clear();
      link.writer.information(
          link.addresses, FrameKind.SNRM.control(), ParameterField.encode(settings.proposed()));
      return send(now);
    }
    return sendBare(FrameKind.SNRM.control(), now);
  }

  @Override
  Step frame(HdlcFrameView frame, long now) {
    return switch (frame.kind()) {
      case UA -> accepted(frame);
      case DM -> refused(now);
      case FRMR -> failed(HdlcReason.FRAME_REJECTED, "FRMR in answer to SNRM: " + frame.info());
      case I, RR, RNR, SNRM, DISC, UI, UNKNOWN -> unexpected(frame); // of the link that was
    };
  }

  /** Some servers refuse the first SNRM after a link that was not ended, or that ended just now. */
  private Step refused(long now) {
    if (pausing) {
      return null;
    }
    if (refusals == link.settings.linkRetries()) {
      return failed(HdlcReason.DISCONNECTED, "DM in answer to " + (refusals + 1) + " SNRM");
    }
    refusals++;
    pausing = true;
    return hold(now, PAUSE_NANOS);
  }

  private Step accepted(HdlcFrameView frame) {
    var theirs = ParameterField.decode(frame);
    if (theirs.isEmpty()) {
      return failed(HdlcReason.BAD_PARAMETERS, "UA holds " + frame.info());
    }
    link.connected(theirs.get());
    link.untidy = attempts > 0;
    return new Step.Done();
  }

  @Override
  Step silence(long now) {
    if (pausing) {
      pausing = false;
      return open(now);
    }
    if (attempts == link.settings.retries()) {
      String asked = "no UA in answer to " + (attempts + 1) + " SNRM";
      return link.unusable.failure(HdlcReason.NO_ANSWER, asked);
    }
    attempts++;
    return open(now);
  }

  @Override
  public Void result() {
    return null;
  }
}
