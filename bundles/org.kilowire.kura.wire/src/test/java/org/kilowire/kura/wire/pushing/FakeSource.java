// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kilowire.conversation.Outcome;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadingSource;
import org.kilowire.meter.Source;

/** A source whose blocks a test sends, as of sampled values. */
public final class FakeSource implements ReadingSource {

  public static final Instant READ_AT = Instant.parse("2026-03-10T10:30:00.25Z");
  public static final Quantity MINUTES = new Quantity("sv:1min");
  public static final Quantity SECONDS = new Quantity("sv:1s");

  /** What happens first when it begins. */
  public interface Beginning {
    void begin() throws Exception;
  }

  private final String id;
  private final BlockingQueue<Sink> sinks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Outcome<Void>> outcomes = new LinkedBlockingQueue<>();
  private volatile Sink sink;

  public final AtomicInteger starts = new AtomicInteger();
  public final AtomicInteger closes = new AtomicInteger();

  public volatile Beginning beginning = () -> {};

  public FakeSource(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public AutoCloseable start(Sink into) throws Exception {
    starts.incrementAndGet();
    beginning.begin();
    sink = into;
    sinks.add(into);
    return closes::incrementAndGet;
  }

  /** Its sink; waits until it has begun, once more than when this was called before. */
  public Sink begun() throws InterruptedException {
    Sink into = sinks.poll(30, TimeUnit.SECONDS);
    if (into == null) {
      throw new AssertionError(id + " has not begun");
    }
    return into;
  }

  public Sink sink() {
    return sink;
  }

  /** Sends a block; what becomes of it is one of {@link #outcome}. */
  public void send(Block block) {
    sink.block(block, outcomes::add);
  }

  /** What became of a block; waits for it. */
  public Outcome<Void> outcome() throws InterruptedException {
    Outcome<Void> outcome = outcomes.poll(30, TimeUnit.SECONDS);
    if (outcome == null) {
      throw new AssertionError(id + " was told nothing");
    }
    return outcome;
  }

  /** The reasons of so many. */
  public List<String> reasons(int count) throws InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reasons.add(outcome() instanceof Outcome.Failed<Void> no ? no.reason().code() : "ok");
    }
    return reasons;
  }

  public boolean isTold() {
    return !outcomes.isEmpty();
  }

  /** Results of one channel, which end at these seconds of 1970. */
  public static Block results(String meter, Quantity series, long... seconds) {
    return results(meter, series, Origin.PUSH, seconds);
  }

  public static Block results(String meter, Quantity series, Origin origin, long... seconds) {
    int rows = seconds.length;
    long[] times = new long[rows];
    long[] amperes = new long[rows];
    long[] volts = new long[rows];
    long[] degrees = new long[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = seconds[row] * 1000;
      amperes[row] = 100_000 + seconds[row];
      volts[row] = 5_773_503 - seconds[row];
      degrees[row] = -120_000 + seconds[row];
    }
    Duration period = Duration.ofSeconds(series.equals(SECONDS) ? 1 : 60);
    return new Block(
        new Source(meter, "00-0C-CD-04-00-01 MU0101", series, origin, READ_AT, true, period),
        times,
        new int[rows],
        new int[rows],
        new long[rows],
        List.of(),
        List.of(
            Column.of(new Quantity("sv:Ia/rms"), "A", -3, amperes),
            Column.of(new Quantity("sv:Ua/rms"), "V", -2, volts),
            Column.of(new Quantity("sv:Ub/angle"), "deg", -3, degrees),
            Column.of(new Quantity("sv:frequency"), "Hz", -4, frequency(rows)),
            Column.of(new Quantity("sv:Ia-Ua/p"), "W", 0, new long[rows])));
  }

  private static long[] frequency(int rows) {
    long[] all = new long[rows];
    Arrays.fill(all, 499_987);
    return all;
  }
}
