// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;
import org.kilowire.meter.Ability;
import org.kilowire.meter.Block;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Column;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Credential;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayState;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.Source;
import org.kilowire.meter.Trait;

/** Meters that answer at once: a register that counts, and a profile of hours. */
public final class FakeMeterProtocol implements MeterProtocol {

  public static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");

  private static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");
  private static final Duration HOUR = Duration.ofHours(1);

  private final String id;

  /** Sessions that were opened. */
  public final AtomicInteger opened = new AtomicInteger();

  /** Sessions that are open. */
  public final AtomicInteger open = new AtomicInteger();

  /** Meters that refuse the password. */
  public final Set<String> refusing = ConcurrentHashMap.newKeySet();

  /** How often they have refused it. */
  public final AtomicInteger refused = new AtomicInteger();

  public FakeMeterProtocol(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.secret("password", "A password."));
  }

  @Override
  public MeterSession session(Meter meter, Secrets secrets, Counters counters) {
    return new Session(meter.id());
  }

  private final class Session implements MeterSession {
    private final String meter;

    Session(String meter) {
      this.meter = meter;
    }

    @Override
    public Set<Ability> abilities() {
      return EnumSet.allOf(Ability.class);
    }

    @Override
    public Credential credential(String line) {
      return new Credential(new MeterAccount(line, meter, ""), Secret.of("of no use"));
    }

    @Override
    public Conversation<Identity> open() {
      if (refusing.contains(meter)) {
        refused.incrementAndGet();
        return Conversation.failed(MeterReason.AUTHENTICATION_REFUSED, "another password");
      }
      return new Said<>(
          now -> {
            opened.incrementAndGet();
            open.incrementAndGet();
            return new Identity("KW-" + meter, Map.of());
          });
    }

    @Override
    public Conversation<Void> close() {
      return new Said<>(
          now -> {
            open.decrementAndGet();
            return null;
          });
    }

    @Override
    public Conversation<Block> registers(
        Quantity series, List<Quantity> what, ReadContext context) {
      return new Said<>(now -> block(series, context, List.of(context.time().instant())));
    }

    @Override
    public Conversation<Coverage> profile(
        Quantity series, Instant from, Instant to, ReadContext context, Consumer<Block> sink) {
      return new Said<>(
          now -> {
            List<Instant> hours = new ArrayList<>();
            Instant end = to.isBefore(ImmediateLines.NOW) ? to : ImmediateLines.NOW;
            long last = Math.floorDiv(end.getEpochSecond(), HOUR.toSeconds());
            for (long hour = -Math.floorDiv(-from.getEpochSecond(), HOUR.toSeconds());
                hour <= last;
                hour++) {
              hours.add(Instant.ofEpochSecond(hour * HOUR.toSeconds()));
            }
            if (!hours.isEmpty()) {
              sink.accept(block(series, context, hours));
            }
            return new Coverage(from, to, hours.size(), 0);
          });
    }

    private Block block(Quantity series, ReadContext context, List<Instant> times) {
      long[] stamps = times.stream().mapToLong(Instant::toEpochMilli).toArray();
      Source source =
          new Source(
              meter,
              "KW-" + meter,
              series,
              context.origin(),
              context.time().instant(),
              context.time().proven(),
              series.equals(PROFILE) ? HOUR : Duration.ZERO);
      return new Block(
          source,
          stamps,
          new int[stamps.length],
          new int[stamps.length],
          new long[stamps.length],
          List.of(),
          List.of(Column.of(ENERGY, "Wh", 0, stamps)));
    }

    @Override
    public Conversation<ClockReading> clock() {
      return new Said<>(now -> new ClockReading(ImmediateLines.NOW, Octets.EMPTY, now, false));
    }

    @Override
    public Conversation<Void> setClock(GatewayTime time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Conversation<RelayState> relay() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Conversation<RelayResult> relay(RelayCommand command, Duration limit) {
      throw new UnsupportedOperationException();
    }
  }

  /** A conversation that is over as soon as it begins. */
  private static final class Said<T> implements Conversation<T> {
    private final LongFunction<T> answer;
    private T result;

    Said(LongFunction<T> answer) {
      this.answer = answer;
    }

    @Override
    public Step begin(long now) {
      result = answer.apply(now);
      return new Step.Done();
    }

    @Override
    public Step sent(long now) {
      throw new IllegalStateException();
    }

    @Override
    public Step tuned(boolean applied, long now) {
      throw new IllegalStateException();
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      throw new IllegalStateException();
    }

    @Override
    public Step elapsed(long now) {
      throw new IllegalStateException();
    }

    @Override
    public Step lost(LinkException why, long now) {
      return new Step.Lost(why);
    }

    @Override
    public T result() {
      return result;
    }
  }
}
