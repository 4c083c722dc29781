// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/** Sends a text and waits until an answer of so many characters is there. */
final class Ask implements Conversation<String> {

  private final String text;
  private final int count;
  private String answer = "";

  Ask(String text, int count) {
    this.text = text;
    this.count = count;
  }

  private static long until(long now) {
    return now + TimeUnit.SECONDS.toNanos(60);
  }

  @Override
  public Step begin(long now) {
    return new Step.Send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), until(now));
  }

  @Override
  public Step sent(long now) {
    return new Step.Await(until(now));
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    answer += StandardCharsets.ISO_8859_1.decode(in);
    return answer.length() < count ? new Step.Await(until(now)) : new Step.Done();
  }

  @Override
  public Step elapsed(long now) {
    return new Step.Lost(new LinkException("no answer"));
  }

  @Override
  public String result() {
    return answer;
  }
}
