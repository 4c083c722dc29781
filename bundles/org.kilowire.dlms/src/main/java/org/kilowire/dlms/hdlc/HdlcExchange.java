// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduFilter;

/**
 * One request and its answer in I frames. Frames are sent by windows; the server's turn ends with a
 * final frame, or with as many frames as its window holds (some servers forget the final bit).
 *
 * <p>All that has come is read before anything is sent, so that of two frames that want an answer
 * (the server was asked twice) only the later one gets it.
 */
final class HdlcExchange extends HdlcDialogue<ByteBuffer> {

  /** What to do when all that has come has been read. */
  private enum Move {
    /** It is still the server's turn. */
    LISTEN,
    /** The server has got a window: the next one. */
    NEXT_WINDOW,
    /** The server has sent what it could: it may go on. */
    GO_ON,
    /** The server's turn brought nothing: it is repeated, from what is not acknowledged. */
    AGAIN,
    /** The server has got the whole request, and has no answer yet. */
    BUSY,
    /** The server asks for time. */
    PAUSE
  }

  /** How long a server that is busy is left alone before it is asked again. */
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  private final ByteBuffer apdu;
  private final ApduFilter unasked;
  private Move move = Move.LISTEN;
  private int framesInTurn;

  /** Silences, and turns that brought nothing, since the exchange last got on. */
  private int silences;

  private int fruitless;

  /** Whether the server was asked with RR since the last window. */
  private boolean asked;

  private boolean pausing;
  private boolean busy;
  private long busyUntil;
  private boolean troubled;
  private boolean over;

  HdlcExchange(HdlcLink link, ByteBuffer apdu, ApduFilter unasked) {
    super(link);
    this.apdu = apdu;
    this.unasked = unasked;
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

  @Override
  Step frame(HdlcFrameView frame, long now) {
    return switch (frame.kind()) {
      case I -> information(frame, now);
      case RR, RNR -> {
        supervisory(frame, now);
        yield null;
      }
      case DM -> gone();
      case FRMR -> failed(HdlcReason.FRAME_REJECTED, "FRMR: " + frame.info());
      case SNRM, DISC, UA, UI, UNKNOWN -> unexpected(frame); // a late UA, or nobody's
    };
  }

  private Step gone() {
    link.open = false;
    return failed(HdlcReason.DISCONNECTED, "DM in answer to an I or RR frame");
  }

  private Step information(HdlcFrameView frame, long now) {
    if (frame.ns() == link.incoming.vr() && !answersRequest(frame)) {
      outOfSequence(frame.isFinal());
      return null;
    }
    switch (link.incoming.take(frame)) {
      case SEGMENT -> segment(frame.isFinal(), now);
      case REPEATED -> outOfSequence(false);
      case AHEAD -> outOfSequence(frame.isFinal());
      case APDU -> {
        if (!unasked.takes(link.incoming.apdu())) {
          return done();
        }
        segment(frame.isFinal(), now);
      }
      case NO_INFORMATION -> {
        Octets first = frame.info().slice(0, Math.min(Llc.LENGTH, frame.infoLength()));
        return failed(HdlcReason.BAD_INFORMATION, "the answer begins with '" + first + "'");
      }
      case TOO_LONG -> {
        int most = link.settings.maxApduLength();
        return failed(HdlcReason.APDU_TOO_LONG, "more than " + most + " octets");
      }
    }
    return null;
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
    link.counts.staleNr++;
    link.outgoing.acknowledgeSent();
    return true;
  }

  private void segment(boolean last, long now) {
    gotOn(now);
    framesInTurn++;
    move = last || framesInTurn == link.incoming.window() ? Move.GO_ON : Move.LISTEN;
  }

  private void outOfSequence(boolean last) {
    link.counts.outOfSequence++;
    move = last ? Move.AGAIN : move;
  }

  @Override
  void unnumbered(HdlcFrameView frame) {
    Octets information = frame.info();
    boolean whole = !frame.segmented() && information.length() > Llc.LENGTH;
    if (whole && Llc.holds(0, information.at(0)) && Llc.holds(1, information.at(1))) {
      unasked.takes(information.slice(Llc.LENGTH, information.length()).buffer());
    }
  }

  @Override
  void spoiled(HdlcFrameView header) {
    if (header.kind() == FrameKind.I && header.isFinal()) {
      move = Move.AGAIN;
    }
  }

  private void supervisory(HdlcFrameView frame, long now) {
    boolean more = link.outgoing.acknowledge(frame.nr()) > 0 || staleButTolerated();
    if (more) {
      gotOn(now);
    }
    if (frame.isFinal() || (more && forgotFinal(frame))) {
      move = frame.kind() == FrameKind.RNR ? Move.PAUSE : afterReady(more);
    }
  }

  /**
   * Whether a server that is known to be sloppy leaves out the final bit: it has not got the whole
   * request, so that an RR is all that it can say.
   */
  private boolean forgotFinal(HdlcFrameView frame) {
    return link.settings.tolerateStaleNr()
        && frame.kind() == FrameKind.RR
        && !link.outgoing.acknowledged();
  }

  private Move afterReady(boolean more) {
    if (link.outgoing.acknowledged()) {
      return Move.BUSY;
    }
    if (more) {
      return Move.NEXT_WINDOW;
    }
    return link.settings.tolerateStaleNr() ? Move.BUSY : Move.AGAIN;
  }

  /**
   * An RR right behind our frames acknowledges them, whatever its N(R), where that is tolerated.
   */
  private boolean staleButTolerated() {
    if (!link.settings.tolerateStaleNr() || asked || link.outgoing.acknowledged()) {
      return false;
    }
    link.counts.staleNr++;
    link.outgoing.acknowledgeSent();
    return true;
  }

  @Override
  Step turn(long now) {
    return switch (move) {
      case LISTEN -> null;
      case NEXT_WINDOW -> sendWindow(now);
      case GO_ON -> sendReady(now);
      case AGAIN -> again(now);
      case BUSY -> busy(true, now);
      case PAUSE -> busy(false, now);
    };
  }

  private Step again(long now) {
    troubled = true;
    if (fruitless == link.settings.retries()) {
      return link.unusable.failure(
          HdlcReason.NOT_ACKNOWLEDGED,
          "asked " + fruitless + " times again, and no answer could be used");
    }
    fruitless++;
    boolean whole = link.outgoing.acknowledged() || link.settings.tolerateStaleNr();
    return whole ? sendReady(now) : sendWindow(now);
  }

  /** The server is there, and has no answer: it is asked at once, and then in intervals. */
  private Step busy(boolean atOnce, long now) {
    if (!busy) {
      busy = true;
      busyUntil = now + (link.settings.retries() + 1) * link.settings.responseTimeoutNanos();
      if (atOnce) {
        return ask(now);
      }
    }
    if (now - busyUntil >= 0) {
      return failed(HdlcReason.BUSY, "no answer, though the server is there");
    }
    move = Move.LISTEN;
    pausing = true;
    return hold(now, PAUSE_NANOS);
  }

  @Override
  Step silence(long now) {
    if (pausing) {
      return ask(now);
    }
    troubled = true;
    if (silences == link.settings.retries()) {
      return link.unusable.failure(HdlcReason.NO_ANSWER, "asked " + silences + " times again");
    }
    silences++;
    return ask(now);
  }

  private Step ask(long now) {
    asked = true;
    link.counts.polls++;
    return sendReady(now);
  }

  private Step sendReady(long now) {
    ownTurn();
    return sendBare(FrameKind.RR.control(link.incoming.vr()), now);
  }

  private Step sendWindow(long now) {
    ownTurn();
    asked = false;
    link.writer.clear();
    link.outgoing.write(link.writer, link.addresses, link.incoming.vr(), link.counts);
    return send(now);
  }

  private void ownTurn() {
    move = Move.LISTEN;
    framesInTurn = 0;
    pausing = false;
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
