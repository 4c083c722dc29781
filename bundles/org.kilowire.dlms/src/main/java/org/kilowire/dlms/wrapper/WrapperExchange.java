// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduFilter;

/** One request and its answer over a wrapper link. */
final class WrapperExchange implements Conversation<ByteBuffer> {

  /** How long the line is listened to for late answers before a request, where one may come. */
  static final long SETTLE_NANOS = Duration.ofMillis(1).toNanos();

  private final WrapperLink link;
  private final ByteBuffer apdu;
  private final int retries;
  private final ApduFilter unasked;
  private int repeated;
  private long foreign;
  private long malformed;
  private boolean settling;
  private boolean over;
  private long until;

  WrapperExchange(WrapperLink link, ByteBuffer apdu, int retries, ApduFilter unasked) {
    this.link = link;
    this.apdu = apdu;
    this.retries = retries;
    this.unasked = unasked;
  }

  @Override
  public Step begin(long now) {
    if (link.outOfStep) {
      return outOfStep("since an earlier exchange");
    }
    settling = link.untidy;
    link.untidy = true;
    foreign = link.counts.foreign;
    malformed = link.counts.malformed;
    if (!settling) {
      return request(now);
    }
    until = now + SETTLE_NANOS;
    return new Step.Await(until);
  }

  private Step request(long now) {
    until = now + link.settings.timeoutNanos();
    return new Step.Send(link.request(apdu), until);
  }

  @Override
  public Step sent(long now) {
    until = now + link.settings.timeoutNanos();
    return new Step.Await(until);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    if (settling) {
      link.passOver(in);
      return link.outOfStep ? outOfStep(header()) : await(now);
    }
    return switch (link.answer(in, unasked)) {
      case WPDU -> answered(in);
      case MORE -> more(now);
      case TOO_LONG ->
          new Step.Failed(
              WrapperReason.APDU_TOO_LONG,
              link.reader.length() + " octets announced, at most " + limit() + " taken");
      case OUT_OF_STEP -> outOfStep(header());
    };
  }

  private Step answered(ByteBuffer in) {
    over = true;
    link.untidy = repeated > 0;
    link.passOver(in);
    return new Step.Done();
  }

  private Step more(long now) {
    if (link.reader.gathering()) {
      until = now + link.settings.timeoutNanos();
    }
    return await(now);
  }

  /** However lively the line is, waiting ends. */
  private Step await(long now) {
    return now - until >= 0 ? elapsed(now) : new Step.Await(until);
  }

  @Override
  public Step elapsed(long now) {
    if (settling) {
      settling = false;
      return request(now);
    }
    if (repeated < retries) {
      repeated++;
      link.counts.repeated++;
      return request(now);
    }
    return link.unanswered(repeated + 1, foreign, malformed);
  }

  @Override
  public ByteBuffer result() {
    if (!over) {
      throw new IllegalStateException("the exchange is not over");
    }
    return link.reader.apdu();
  }

  private int limit() {
    return link.settings.maxApduLength();
  }

  private String header() {
    return "version " + link.reader.version() + " where 1 was due";
  }

  private static Step outOfStep(String detail) {
    return new Step.Failed(WrapperReason.OUT_OF_STEP, detail + "; the link has to be opened anew");
  }
}
