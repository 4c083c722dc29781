// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;

/**
 * Where readings come from that nobody asks for: what meters push, what one sends by itself, the
 * results of sampled values. A source is registered as a service; whoever runs it gives it a sink.
 */
public interface ReadingSource {

  /**
   * Who it is, for configurations and events: 1..64 characters of {@code A-Z a-z 0-9 . _ -}, always
   * the same.
   */
  String id();

  /**
   * Begins to fill {@code sink}. Called on a thread that this source alone has: one that waits here
   * holds up nobody but itself, and is interrupted when it shall end.
   *
   * @return ends it: idempotent, and called on another thread where {@code stored} or a later step
   *     of the source keeps its own. It may send what it has gathered. When it has returned, the
   *     source has no thread, socket or file any more and calls the sink no more. {@code start} may
   *     be called again then.
   * @throws Exception where it cannot begin now, among others because it runs already: a source has
   *     one sink at a time. It is started again after a while, and holds nothing meanwhile.
   */
  AutoCloseable start(Sink sink) throws Exception;

  /** Takes what a source has. Any thread may call. */
  interface Sink {

    /**
     * Takes a block, to be stored. Never blocks and never throws because of what is in the block.
     *
     * <p>How much may wait for its commit is limited, for each source by itself: more is refused,
     * and so is what the store has no room for, for part of the store is kept for readings that
     * somebody asked for. Nothing is tried again by the sink. A source that can send again does so
     * later, and not from within {@code stored}.
     *
     * @param block of origin {@link Origin#PUSH}, its meter an id like the source's; the sink has
     *     it from here on
     * @param stored is called exactly once: with {@code Ok} after the commit, so that a meter that
     *     waits for a confirmation may have it, else with {@code Failed} and why the block is not
     *     stored, or not known to be. A refusal comes within this call and on its thread, all else
     *     on a thread that the source alone has. Blocks of one source may end in another order than
     *     they came in. What {@code stored} throws is counted and harms nobody.
     */
    void block(Block block, Consumer<Outcome<Void>> stored);

    /**
     * Takes an event, to be reported. Never blocks. Nobody tells whether it was stored; more than
     * 256 at once, or one every ten seconds in the long run, are dropped and counted.
     */
    void event(MeterEvent event);
  }
}
