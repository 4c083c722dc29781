// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/**
 * What the client's conversations have in common: frames are sent, and the server's frames are
 * waited for until a deadline. What is not the server's to this client is passed over and moves no
 * deadline.
 */
abstract class HdlcDialogue<T> implements Conversation<T> {

  /** How long the line is listened to before the first frame, where late ones may come. */
  static final long SETTLE_NANOS = Duration.ofMillis(1).toNanos();

  /** An octet's time on the slowest line, 250 baud. */
  private static final long OCTET_NANOS = Duration.ofMillis(40).toNanos();

  /** The time of the longest frame on the slowest line: no trickle of octets holds out longer. */
  private static final long FRAME_NANOS = 2050 * OCTET_NANOS;

  final HdlcLink link;
  private boolean settling;
  private long deadline;

  HdlcDialogue(HdlcLink link) {
    this.link = link;
  }

  /** The first frames. */
  abstract Step open(long now);

  /** A whole frame of the server's to this client: the last step, or null where it is not over. */
  abstract Step frame(HdlcFrameView frame, long now);

  /** A whole UI frame of the server's to this client: it is no answer to anything. */
  void unnumbered(HdlcFrameView frame) {}

  /** A frame of the server's to this client with a good header and a bad FCS. */
  void spoiled(HdlcFrameView header) {}

  /** All that has come has been read: what to send or wait for, or null to listen on. */
  Step turn(long now) {
    return null;
  }

  /** The deadline has passed. */
  abstract Step silence(long now);

  @Override
  public Step begin(long now) {
    settling = link.untidy;
    link.unusable.clear();
    link.untidy = true;
    return settling ? hold(now, SETTLE_NANOS) : open(now);
  }

  @Override
  public Step sent(long now) {
    return hold(now, link.settings.responseTimeoutNanos());
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    Step step = settling ? passOver(in) : read(in, now);
    if (step != null) {
      return step.isLast() ? last(step, in) : step;
    }
    link.midFrame = in.remaining() > 1;
    long left = deadline - now;
    if (link.midFrame) {
      left = Math.min(link.settings.interOctetNanos(), left + FRAME_NANOS);
    }
    return left <= 0 ? elapsed(now) : new Step.Await(now + left, further());
  }

  private int further() {
    return link.midFrame ? link.decoder.missing() : 0;
  }

  private Step read(ByteBuffer in, long now) {
    if (link.abandoned && in.hasRemaining()) {
      in.position(in.position() + 1);
    }
    link.abandoned = false;
    while (true) {
      int position = in.position();
      HdlcFrameDecoder.Found found = link.decoder.next(in);
      if (found == HdlcFrameDecoder.Found.MORE) {
        return turn(now);
      }
      Step step = null;
      if (found == HdlcFrameDecoder.Found.FRAME) {
        step = whole(now);
      } else {
        broken(in.position() - position);
      }
      if (step != null) {
        return step;
      }
    }
  }

  private Step whole(long now) {
    HdlcFrameView frame = link.decoder.view();
    if (!link.isOurs(frame)) {
      foreign(frame);
      return null;
    }
    link.counts.received++;
    if (frame.kind() == FrameKind.UI) {
      link.counts.unnumberedInformation++;
      unnumbered(frame);
      return null;
    }
    return frame(frame, now);
  }

  private void foreign(HdlcFrameView frame) {
    link.counts.foreign++;
    if (link.isEcho(frame)) {
      link.unusable.echo();
    } else {
      link.unusable.foreign(frame);
    }
  }

  private void broken(int octets) {
    link.counts.broken(link.decoder.reason(), octets);
    link.unusable.broken(link.decoder.reason(), octets);
    if (link.decoder.headerGood() && link.isOurs(link.decoder.view())) {
      spoiled(link.decoder.view());
    }
  }

  private Step passOver(ByteBuffer in) {
    in.position(in.limit());
    link.midFrame = false;
    link.abandoned = false;
    return null;
  }

  /** The server speaks when it is spoken to: nothing behind the end of its turn is wanted. */
  private Step last(Step step, ByteBuffer in) {
    passOver(in);
    return step;
  }

  @Override
  public Step elapsed(long now) {
    if (settling) {
      settling = false;
      return open(now);
    }
    link.abandoned |= link.midFrame;
    link.midFrame = false;
    return silence(now);
  }

  /** Sends what the link's writer holds. */
  final Step send(long now) {
    ByteBuffer frames = link.writer.frames();
    long time = link.settings.responseTimeoutNanos() + frames.remaining() * OCTET_NANOS;
    return new Step.Send(frames, now + time);
  }

  /** Waits for so long. */
  final Step hold(long now, long nanos) {
    deadline = now + nanos;
    return new Step.Await(deadline);
  }

  /** The server is at it: the time for its next frame begins. */
  final void prolong(long now) {
    deadline = now + link.settings.responseTimeoutNanos();
  }

  final Step sendBare(int control, long now) {
    link.writer.clear();
    link.writer.bare(link.addresses, control);
    return send(now);
  }

  /** A frame of the server's that has no place here. */
  final Step unexpected(HdlcFrameView frame) {
    link.unusable.unexpected(frame.kind());
    return null;
  }

  static Step failed(HdlcReason reason, String detail) {
    return new Step.Failed(reason, detail);
  }
}
