// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/** The end of a stream that nobody else may use: what is on its way there is nobody's. */
final class Abandoned implements Conversation<Void> {

  @Override
  public Step begin(long now) {
    return new Step.Lost(new LinkException("an answer may still come; the link is given up"));
  }

  @Override
  public Step sent(long now) {
    throw over();
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    throw over();
  }

  @Override
  public Step elapsed(long now) {
    throw over();
  }

  @Override
  public Void result() {
    throw over();
  }

  private static IllegalStateException over() {
    return new IllegalStateException("this conversation was over when it began");
  }
}
