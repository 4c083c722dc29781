// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/**
 * Both sides of a simple protocol: a message is two octets of length and as many octets. The one
 * side sends messages and checks that they come back, the other sends back what comes until the
 * line is gone.
 */
final class Parrot implements Conversation<Integer> {

  private final byte[][] messages;
  private int done;

  private Parrot(byte[][] messages) {
    this.messages = messages;
  }

  /** Says these and yields how many came back as they were. */
  static Parrot saying(byte[]... messages) {
    return new Parrot(messages);
  }

  /** Repeats everything and yields how much it was. */
  static Parrot repeating() {
    return new Parrot(new byte[0][]);
  }

  private static Step listen(long now) {
    return new Step.Await(now + TimeUnit.SECONDS.toNanos(30));
  }

  private static Step say(byte[] message, long now) {
    ByteBuffer framed = ByteBuffer.allocate(2 + message.length);
    framed.putShort((short) message.length).put(message).flip();
    return new Step.Send(framed, now + TimeUnit.SECONDS.toNanos(30));
  }

  @Override
  public Step begin(long now) {
    return messages.length == 0 ? listen(now) : say(messages[0], now);
  }

  @Override
  public Step sent(long now) {
    return listen(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    if (in.remaining() < 2) {
      return listen(now);
    }
    byte[] message = new byte[in.getShort(in.position()) & 0xFFFF];
    if (in.remaining() < 2 + message.length) {
      return listen(now);
    }
    in.getShort();
    in.get(message);
    if (messages.length == 0) {
      done++;
      return say(message, now);
    }
    if (!Arrays.equals(message, messages[done])) {
      throw new IllegalStateException("message " + done + " came back changed");
    }
    done++;
    return done == messages.length ? new Step.Done() : say(messages[done], now);
  }

  @Override
  public Step elapsed(long now) {
    throw new IllegalStateException("silence at message " + done);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return messages.length == 0 ? new Step.Done() : new Step.Lost(why);
  }

  @Override
  public Integer result() {
    return done;
  }
}
