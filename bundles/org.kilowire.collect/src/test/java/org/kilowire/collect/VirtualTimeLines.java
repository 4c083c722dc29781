// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;

/** Lines whose pump moves with the world's time: what is awaited never comes, it only gets late. */
final class VirtualTimeLines implements Lines {

  private final World world;
  private final Map<LinkUri, Deque<Runnable>> waiting = new HashMap<>();
  private final Map<LinkUri, Held> held = new HashMap<>();
  final Map<String, PendingRelease> left = new HashMap<>();
  final Set<LinkUri> wanted = new HashSet<>();
  final List<Priority> priorities = new ArrayList<>();

  /** Happens at the end of each lease, when the line is free. */
  Runnable freed = () -> {};

  /** Lines whose last holder has hung up, one entry a lease. */
  final List<LinkUri> hungUp = new ArrayList<>();

  int mostHeld;
  int leases;

  VirtualTimeLines(World world) {
    this.world = world;
  }

  int held() {
    return held.size();
  }

  @Override
  public void acquire(
      LinkUri line, Priority priority, long deadlineNanos, Consumer<Outcome<Lease>> then) {
    priorities.add(priority);
    if (held.containsKey(line)) {
      boolean[] told = {false};
      Runnable grant =
          () -> {
            if (!told[0]) {
              told[0] = true;
              grant(line, then);
            }
          };
      waiting.computeIfAbsent(line, l -> new ArrayDeque<>()).add(grant);
      world.at(
          deadlineNanos,
          () -> {
            if (!told[0]) {
              told[0] = true;
              waiting.get(line).remove(grant);
              then.accept(new Outcome.Failed<>(LinkReason.LINE_BUSY, "held by another"));
            }
          });
    } else {
      grant(line, then);
    }
  }

  private void grant(LinkUri line, Consumer<Outcome<Lease>> then) {
    Held lease = new Held(line);
    held.put(line, lease);
    mostHeld = Math.max(mostHeld, held.size());
    leases++;
    world.at(world.nanos(), () -> then.accept(new Outcome.Ok<>(lease)));
  }

  @Override
  public Outcome<Lease> acquire(LinkUri line, Priority priority, long deadlineNanos) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  private final class Held implements Lease {
    private final LinkUri line;
    private boolean closed;
    private boolean running;

    Held(LinkUri line) {
      this.line = line;
    }

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
      if (running) {
        throw new IllegalStateException("another run is under way");
      }
      running = true;
      world.at(world.nanos(), () -> perform(conversation, conversation.begin(world.nanos()), then));
    }

    @Override
    public <T> void run(
        Conversation<T> conversation, long deadlineNanos, Consumer<Outcome<T>> then) {
      run(Conversation.within(Duration.ofNanos(deadlineNanos - world.nanos()), conversation), then);
    }

    private <T> void perform(Conversation<T> conversation, Step step, Consumer<Outcome<T>> then) {
      if (closed) {
        step = conversation.lost(new LinkException("cut"), world.nanos());
      }
      if (step instanceof Step.Send) {
        world.at(
            world.nanos(), () -> perform(conversation, conversation.sent(world.nanos()), then));
      } else if (step instanceof Step.Await await) {
        world.at(
            await.until(), () -> perform(conversation, conversation.elapsed(world.nanos()), then));
      } else {
        running = false;
        then.accept(outcome(conversation, step));
      }
    }

    private <T> Outcome<T> outcome(Conversation<T> conversation, Step step) {
      if (step instanceof Step.Failed failed) {
        return new Outcome.Failed<>(failed.reason(), failed.detail());
      }
      if (step instanceof Step.Lost lost) {
        return new Outcome.Lost<>(lost.why());
      }
      return new Outcome.Ok<>(conversation.result());
    }

    @Override
    public Optional<PendingRelease> take(String peer) {
      return Optional.ofNullable(left.remove(peer));
    }

    @Override
    public boolean wanted() {
      return wanted.contains(line);
    }

    @Override
    public boolean awaited() {
      return !waiting.getOrDefault(line, new ArrayDeque<>()).isEmpty();
    }

    @Override
    public void hangUp() {
      hungUp.add(line);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        held.remove(line);
        Deque<Runnable> next = waiting.getOrDefault(line, new ArrayDeque<>());
        if (!next.isEmpty()) {
          next.remove().run();
        }
        freed.run();
      }
    }
  }

  /** Ten milliseconds a request, and what the script says at its end. */
  static final class Talk<T> implements Conversation<T> {

    /** What comes of a request: another one, or the last step. */
    interface Script {
      /** Null: ask again. */
      Step answered(long now);
    }

    private final World world;
    private final long took;
    private final Script script;
    private final java.util.function.Supplier<T> result;

    Talk(World world, long took, Script script, java.util.function.Supplier<T> result) {
      this.world = world;
      this.took = took;
      this.script = script;
      this.result = result;
    }

    @Override
    public Step begin(long now) {
      return new Step.Send(ByteBuffer.allocate(1), now + took);
    }

    @Override
    public Step sent(long now) {
      return new Step.Await(now + took);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      throw new IllegalStateException("nothing comes at " + world.now());
    }

    @Override
    public Step elapsed(long now) {
      Step step = script.answered(now);
      return step == null ? begin(now) : step;
    }

    @Override
    public T result() {
      return result.get();
    }
  }
}
