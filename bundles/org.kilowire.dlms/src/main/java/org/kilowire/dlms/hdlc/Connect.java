// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import org.kilowire.conversation.Step;

/** SNRM until UA, which settles the sizes (IEC 62056-46, clause 6.4.4.4.3.2). */
final class Connect extends Dialogue<Void> {

  private int attempts;

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
      case DM -> failed(HdlcReason.DISCONNECTED, "DM in answer to SNRM");
      case FRMR -> failed(HdlcReason.FRAME_REJECTED, "FRMR in answer to SNRM: " + frame.info());
      case I, RR, RNR, SNRM, DISC, UI, UNKNOWN -> null; // of the link that was, or of nobody
    };
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
    if (attempts == link.settings.retries()) {
      return failed(HdlcReason.NO_ANSWER, "no UA in answer to " + (attempts + 1) + " SNRM");
    }
    attempts++;
    return open(now);
  }

  @Override
  public Void result() {
    return null;
  }
}
