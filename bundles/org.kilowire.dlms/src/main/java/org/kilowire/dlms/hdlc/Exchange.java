// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Step;

/**
 * One request and its answer in I frames. Frames are sent by windows; the server's turn ends with a
 * final frame, or with as many frames as its window holds (some servers forget the final bit).
 */
final class Exchange extends Dialogue<ByteBuffer> {

  /** How long a server that is busy is left alone before it is asked again. */
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  private final ByteBuffer apdu;

  /** Silences, and turns that brought nothing, since the exchange last got on. */
  private int silences;

  private int fruitless;

  private int framesInTurn;
  private boolean asked;
  private boolean pausing;
  private boolean busy;
  private long busyUntil;
  private boolean troubled;
  private boolean over;

  Exchange(HdlcLink link, ByteBuffer apdu) {
    super(link);
    this.apdu = apdu;
  }

  @Override
  public Step begin(long now) {
    if (!link.ready) {
      return failed(HdlcReason.NOT_CONNECTED, "connect before an exchange, and after a failed one");
    }
    link.ready = false;
    return super.begin(now);
  }

  @Override
  Step open(long now) {
    link.outgoing.start(apdu);
    return sendWindow(now);
  }

  private Step sendWindow(long now) {
    asked = false;
    pausing = false;
    framesInTurn = 0;
    link.writer.clear();
    link.outgoing.write(link.writer, link.addresses, link.incoming.vr(), link.tally);
    return send(now);
  }

  private Step sendReady(long now) {
    framesInTurn = 0;
    pausing = false;
    return sendBare(FrameKind.RR.control(link.incoming.vr()), now);
  }

  @Override
  Step frame(HdlcFrameView frame, long now) {
    return switch (frame.kind()) {
      case I -> information(frame, now);
      case RR, RNR -> supervisory(frame, now);
      case DM -> gone();
      case FRMR -> failed(HdlcReason.FRAME_REJECTED, "FRMR: " + frame.info());
      case SNRM, DISC, UA, UI, UNKNOWN -> null; // a late UA, or nobody's
    };
  }

  private Step gone() {
    link.open = false;
    return failed(HdlcReason.DISCONNECTED, "DM in answer to an I or RR frame");
  }

  private Step information(HdlcFrameView frame, long now) {
    if (frame.ns() == link.incoming.vr() && !answersRequest(frame)) {
      return outOfSequence(frame.isFinal() ? fruitless(now) : null);
    }
    return switch (link.incoming.take(frame)) {
      case APDU -> done();
      case SEGMENT -> segment(frame, now);
      case REPEATED -> outOfSequence(null);
      case AHEAD -> outOfSequence(frame.isFinal() ? fruitless(now) : null);
      case NO_INFORMATION -> failed(HdlcReason.BAD_INFORMATION, "the answer is " + frame.info());
      case TOO_LONG ->
          failed(
              HdlcReason.APDU_TOO_LONG, "more than " + link.settings.maxApduLength() + " octets");
    };
  }

  /** Whether the server had got the whole request when it sent this frame. */
  private boolean answersRequest(HdlcFrameView frame) {
    link.outgoing.acknowledge(frame.nr());
    if (link.outgoing.acknowledged()) {
      return true;
    }
    if (!link.settings.tolerateStaleNr() || !link.outgoing.allSent()) {
      return false;
    }
    link.tally.staleNr++;
    link.outgoing.acknowledgeSent();
    return true;
  }

  private Step segment(HdlcFrameView frame, long now) {
    gotOn(now);
    framesInTurn++;
    boolean turnOver = frame.isFinal() || framesInTurn == link.incoming.window();
    return turnOver ? sendReady(now) : null;
  }

  private Step outOfSequence(Step step) {
    link.tally.outOfSequence++;
    return step;
  }

  @Override
  Step spoiled(HdlcFrameView header, long now) {
    return header.kind() == FrameKind.I && header.isFinal() ? fruitless(now) : null;
  }

  private Step supervisory(HdlcFrameView frame, long now) {
    boolean more = link.outgoing.acknowledge(frame.nr()) > 0 || staleButTolerated();
    if (more) {
      gotOn(now);
    }
    if (!frame.isFinal()) {
      return null;
    }
    if (frame.kind() == FrameKind.RNR) {
      return pause(now);
    }
    if (link.outgoing.acknowledged() || (link.settings.tolerateStaleNr() && !more)) {
      return busy ? pause(now) : askBusy(now);
    }
    return more ? sendWindow(now) : fruitless(now);
  }

  /**
   * An RR right behind our frames acknowledges them, whatever its N(R), where that is tolerated.
   */
  private boolean staleButTolerated() {
    if (!link.settings.tolerateStaleNr() || asked || link.outgoing.acknowledged()) {
      return false;
    }
    link.tally.staleNr++;
    link.outgoing.acknowledgeSent();
    return true;
  }

  private Step fruitless(long now) {
    troubled = true;
    if (fruitless == link.settings.retries()) {
      return failed(HdlcReason.NO_ANSWER, "the server repeats itself; " + link.tally.snapshot());
    }
    fruitless++;
    boolean again = !link.outgoing.acknowledged() && !link.settings.tolerateStaleNr();
    return again ? sendWindow(now) : sendReady(now);
  }

  /** The server has the request and no answer yet: it is asked at once, and then in intervals. */
  private Step askBusy(long now) {
    begunBusy(now);
    return ask(now);
  }

  private Step pause(long now) {
    begunBusy(now);
    if (now - busyUntil >= 0) {
      return failed(HdlcReason.BUSY, "no answer, though the server is there");
    }
    pausing = true;
    return hold(now, PAUSE_NANOS);
  }

  private void begunBusy(long now) {
    if (!busy) {
      busy = true;
      busyUntil = now + (link.settings.retries() + 1) * link.settings.responseTimeoutNanos();
    }
  }

  @Override
  Step silence(long now) {
    if (pausing) {
      return ask(now);
    }
    troubled = true;
    if (silences == link.settings.retries()) {
      return failed(
          HdlcReason.NO_ANSWER, "asked " + silences + " times again; " + link.tally.snapshot());
    }
    silences++;
    return ask(now);
  }

  private Step ask(long now) {
    asked = true;
    link.tally.polls++;
    return sendReady(now);
  }

  private void gotOn(long now) {
    silences = 0;
    fruitless = 0;
    busy = false;
    prolong(now);
  }

  private Step done() {
    over = true;
    link.ready = true;
    link.untidy = troubled;
    return new Step.Done();
  }

  @Override
  public ByteBuffer result() {
    if (!over) {
      throw new IllegalStateException("the exchange is not over");
    }
    return link.incoming.apdu();
  }
}
