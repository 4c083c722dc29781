// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/**
 * Gives up the link: an answer may still come that the next user would take for its own, or the
 * meter is to notice that nobody is there any more.
 */
final class Abandonment implements Conversation<Void> {

  @Override
  public Step begin(long now) {
    return new Step.Lost(new LinkException("given up by its user"));
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
    return new IllegalStateException("over when it began");
  }
}
