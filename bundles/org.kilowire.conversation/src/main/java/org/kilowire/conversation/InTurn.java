// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** A conversation for each of some items, one after the other on the same line. */
final class InTurn<A, B> extends ForwardingConversation<List<B>> {

  private final Iterator<? extends A> items;
  private final Function<? super A, ? extends Conversation<B>> each;
  private final List<B> results = new ArrayList<>();
  private Conversation<B> current;
  private boolean over;

  InTurn(Iterable<? extends A> items, Function<? super A, ? extends Conversation<B>> each) {
    this.items = items.iterator();
    this.each = each;
  }

  @Override
  protected Conversation<?> inner() {
    return current;
  }

  @Override
  public Step begin(long now) {
    return next(now);
  }

  private Step next(long now) {
    while (items.hasNext()) {
      current = each.apply(items.next());
      Step step = current.begin(now);
      if (!(step instanceof Step.Done)) {
        return step;
      }
      results.add(current.result());
    }
    over = true;
    return new Step.Done();
  }

  @Override
  protected Step pass(Step step, long now) {
    if (!(step instanceof Step.Done)) {
      return step;
    }
    results.add(current.result());
    return next(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    Conversation<B> heard = current;
    Step step = super.received(in, now);
    // To the pump this was one call: what one has left is the next one's to look at.
    boolean begun = heard != current && !over;
    return begun && step instanceof Step.Await && in.hasRemaining() ? received(in, now) : step;
  }

  /** Whatever the loss means to one, the next has no line to run on. */
  @Override
  public Step lost(LinkException why, long now) {
    Step step = current.lost(why, now);
    return step instanceof Step.Done && items.hasNext() ? new Step.Lost(why) : pass(step, now);
  }

  @Override
  public List<B> result() {
    if (!over) {
      throw new IllegalStateException("not all parts are over");
    }
    return List.copyOf(results);
  }
}
