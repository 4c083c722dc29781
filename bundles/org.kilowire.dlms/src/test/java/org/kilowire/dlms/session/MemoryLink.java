// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduFilter;
import org.kilowire.dlms.datalink.DataLink;

/** A data link of bare APDUs: what is received at once is the answer. */
final class MemoryLink implements DataLink {

  static final long TIMEOUT = 1_000_000_000L;

  /** What this link fails with when nothing comes. */
  enum Silence implements Reason {
    NO_ANSWER;

    @Override
    public String code() {
      return "no-answer";
    }

    @Override
    public Kind kind() {
      return Kind.LINE;
    }
  }

  int connected;
  int disconnected;

  @Override
  public Conversation<Void> connect() {
    connected++;
    return Conversation.of(null);
  }

  @Override
  public Conversation<ByteBuffer> exchange(
      ByteBuffer apdu, boolean repeatable, ApduFilter unasked) {
    return new Exchange(apdu, unasked);
  }

  @Override
  public Conversation<Void> disconnect() {
    disconnected++;
    return Conversation.of(null);
  }

  private static final class Exchange implements Conversation<ByteBuffer> {
    private final ByteBuffer apdu;
    private final ApduFilter unasked;
    private ByteBuffer answer;

    Exchange(ByteBuffer apdu, ApduFilter unasked) {
      this.apdu = apdu;
      this.unasked = unasked;
    }

    @Override
    public Step begin(long now) {
      return new Step.Send(apdu, now + TIMEOUT);
    }

    @Override
    public Step sent(long now) {
      return new Step.Await(now + TIMEOUT);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      answer = ByteBuffer.wrap(Octets.copyOf(in).toArray());
      in.position(in.limit());
      return unasked.takes(answer) ? new Step.Await(now + TIMEOUT) : new Step.Done();
    }

    @Override
    public Step elapsed(long now) {
      return new Step.Failed(Silence.NO_ANSWER, "nothing came");
    }

    @Override
    public ByteBuffer result() {
      return answer;
    }
  }
}
