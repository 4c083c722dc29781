// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;

/** Lines to meters that answer at once. */
final class ImmediateLines implements Lines {

  /** What all clocks show. */
  static final Instant NOW = Instant.parse("2026-03-10T10:30:00Z");

  private final ExecutorService pumps =
      Executors.newSingleThreadExecutor(
          body -> {
            Thread thread = new Thread(body, "fake-line");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void acquire(
      LinkUri line, Priority priority, long deadlineNanos, Consumer<Outcome<Lease>> then) {
    pumps.execute(() -> then.accept(new Outcome.Ok<>(new Held())));
  }

  @Override
  public Outcome<Lease> acquire(LinkUri line, Priority priority, long deadlineNanos) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    pumps.shutdownNow();
  }

  private final class Held implements Lease {
    @Override
    public <T> Outcome<T> run(Conversation<T> conversation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
      pumps.execute(() -> then.accept(talk(conversation)));
    }

    private <T> Outcome<T> talk(Conversation<T> conversation) {
      Step step = conversation.begin(System.nanoTime());
      return step instanceof Step.Failed failed
          ? new Outcome.Failed<>(failed.reason(), failed.detail())
          : new Outcome.Ok<>(conversation.result());
    }

    @Override
    public boolean wanted() {
      return false;
    }

    @Override
    public boolean awaited() {
      return false;
    }

    @Override
    public void close() {}
  }
}
