// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;

/** A line there, and a line back within a second. */
final class TextExchange implements Conversation<String> {

  private static final long SECOND = 1_000_000_000;

  private final String request;
  private final Reason silence;
  private String answer;

  /**
   * An exchange.
   *
   * @param silence what it is called when no answer comes
   */
  TextExchange(String request, Reason silence) {
    this.request = request;
    this.silence = silence;
  }

  @Override
  public Step begin(long now) {
    byte[] octets = (request + "\n").getBytes(StandardCharsets.UTF_8);
    return new Step.Send(ByteBuffer.wrap(octets), now + SECOND);
  }

  @Override
  public Step sent(long now) {
    return new Step.Await(now + SECOND);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    if (in.get(in.limit() - 1) != '\n') {
      return new Step.Await(now + SECOND);
    }
    answer = StandardCharsets.UTF_8.decode(in).toString().strip();
    return new Step.Done();
  }

  @Override
  public Step elapsed(long now) {
    return new Step.Failed(silence, "no answer to " + request.charAt(0));
  }

  @Override
  public Step lost(LinkException why, long now) {
    return new Step.Lost(why);
  }

  @Override
  public String result() {
    return answer;
  }
}
