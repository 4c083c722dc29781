// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Step;

/**
 * What a conversation has heard in place of an answer: it makes a failure that names it, so that a
 * server which answers wrongly is not taken for a silent one.
 */
final class UnusableInput {

  /** Fewer octets than the shortest frame has are the noise of a line that is switched. */
  private static final int NOISE = 8;

  private int foreign;
  private int echoes;
  private int badFcs;
  private int badHcs;
  private int garbage;
  private int unexpected;
  private HdlcAddress from;
  private HdlcAddress to;
  private FrameKind kind;

  void clear() {
    foreign = 0;
    echoes = 0;
    badFcs = 0;
    badHcs = 0;
    garbage = 0;
    unexpected = 0;
  }

  void foreign(HdlcFrameView frame) {
    foreign++;
    from = frame.source();
    to = frame.destination();
  }

  void echo() {
    echoes++;
  }

  void unexpected(FrameKind what) {
    unexpected++;
    kind = what;
  }

  void broken(HdlcReason reason, int octets) {
    switch (reason) {
      case BAD_FCS, NO_CLOSING_FLAG -> badFcs++;
      case BAD_HCS -> badHcs++;
      default -> garbage += octets;
    }
  }

  /**
   * The failure of a conversation without an answer.
   *
   * @param otherwise the reason where what was heard is none
   * @param asked what was done
   */
  Step.Failed failure(HdlcReason otherwise, String asked) {
    List<String> heard = new ArrayList<>();
    add(heard, "frames of others, the last from " + from + " to " + to, foreign);
    add(heard, "frames without a place, the last " + kind, unexpected);
    add(heard, "frames with a wrong FCS", badFcs);
    add(heard, "headers with a wrong HCS", badHcs);
    add(heard, "octets that are no frame", garbage);
    add(heard, "echoes of our own frames", echoes);
    HdlcReason reason = reason(otherwise);
    if (!heard.isEmpty()) {
      return new Step.Failed(reason, asked + "; heard: " + String.join("; ", heard));
    }
    boolean silence = reason == HdlcReason.NO_ANSWER;
    return new Step.Failed(reason, silence ? asked + "; nothing was heard" : asked);
  }

  private static void add(List<String> heard, String what, int count) {
    if (count > 0) {
      heard.add(what + ": " + count);
    }
  }

  private HdlcReason reason(HdlcReason otherwise) {
    if (badFcs > 0) {
      return HdlcReason.BAD_FCS;
    }
    if (badHcs > 0) {
      return HdlcReason.BAD_HCS;
    }
    if (unexpected > 0) {
      return HdlcReason.UNEXPECTED_FRAME;
    }
    if (foreign > 0) {
      return HdlcReason.OTHER_ADDRESS;
    }
    return garbage >= NOISE ? HdlcReason.GARBAGE : otherwise;
  }
}
