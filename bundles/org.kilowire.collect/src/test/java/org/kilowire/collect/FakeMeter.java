// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kilowire.collect.VirtualTimeLines.Talk;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;
import org.kilowire.meter.Ability;
import org.kilowire.meter.Block;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Column;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Credential;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayState;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Source;
import org.kilowire.meter.Unreadable;

/** A meter with a clock that can be set, an archive, and faults at any request. */
final class FakeMeter {

  static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");
  static final Quantity DAILY = new Quantity("1-0:98.1.0*255");
  static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");

  /** A row: its stamp, and a number that no other row of the series has. */
  record Row(Instant time, long value) {}

  /** How the rows of an answer stand, and what the session says of that. */
  enum Order {
    ARCHIVE(RowOrder.WRITTEN),
    /** A session has sorted what the meter keeps by something else. */
    TIME(RowOrder.BY_TIME),
    /** Nobody says that the newest row comes first. */
    UNSAID_NEWEST_FIRST(RowOrder.UNSAID),
    /** The meter says that they are in order, and the newest row comes first. */
    NEWEST_FIRST(RowOrder.WRITTEN),
    /** The meter says that they are in order, and they are sorted by a value. */
    BY_VALUE(RowOrder.WRITTEN),
    UNSAID_BY_VALUE(RowOrder.UNSAID);

    final RowOrder said;

    Order(RowOrder said) {
      this.said = said;
    }

    List<Row> of(List<Row> archive) {
      List<Row> rows = new ArrayList<>(archive);
      switch (this) {
        case ARCHIVE -> {}
        case TIME -> rows.sort(Comparator.comparing(Row::time));
        case UNSAID_NEWEST_FIRST, NEWEST_FIRST -> Collections.reverse(rows);
        case BY_VALUE, UNSAID_BY_VALUE ->
            rows.sort(Comparator.comparing(row -> row.value() * 2_654_435_761L % 1009));
      }
      return rows;
    }
  }

  /** The steps of a session at which a fault can happen. */
  enum Point {
    OPEN,
    REGISTERS,
    CLOCK,
    PROFILE,
    CLOSE
  }

  private final World world;
  final Map<Quantity, List<Row>> rows = new HashMap<>();
  final List<String> log = new ArrayList<>();
  String device;
  Duration offset = Duration.ZERO;
  Duration request = Duration.ofMillis(10);
  Set<Ability> abilities = EnumSet.allOf(Ability.class);
  int rowsABlock = 4;
  Order order = Order.ARCHIVE;

  /** Whether it takes the end of the link for that of the association. */
  boolean endsWithLink;

  /** What a session says that one conversation may take. */
  Duration slowest = Duration.ZERO;

  /** Whether it captures nothing. */
  boolean stopped;

  /** What the next windows say that they could not place. */
  Unreadable unreadable = Unreadable.NOTHING;

  final Map<Quantity, Duration> periods = new HashMap<>();

  int registers;
  int openSessions;

  /** Null, or the step that a request ends with instead of an answer. */
  Function<Point, Step> fault = point -> null;

  FakeMeter(World world, String device) {
    this.world = world;
    this.device = device;
  }

  static Step silence() {
    return new Step.Failed(ConversationReason.DEADLINE, "silence");
  }

  static Step noTime() {
    return new Step.Failed(MeterReason.CLOCK_UNREADABLE, "it shows FF");
  }

  static Step lost() {
    return new Step.Lost(new LinkException("the line broke"));
  }

  Instant now() {
    return world.now().plus(offset);
  }

  /** Writes rows whenever the meter's own time passes a multiple of {@code period}. */
  void record(Quantity series, Duration period) {
    List<Row> all = rows.computeIfAbsent(series, s -> new ArrayList<>());
    periods.put(series, period);
    new Recorder(all, period).run();
  }

  private final class Recorder implements Runnable {
    private final List<Row> all;
    private final long seconds;
    private long slot;

    Recorder(List<Row> all, Duration period) {
      this.all = all;
      this.seconds = period.toSeconds();
      this.slot = slot();
    }

    private long slot() {
      return Math.floorDiv(now().getEpochSecond(), seconds);
    }

    @Override
    public void run() {
      long next = slot();
      if (next == slot + 1 && !stopped) {
        add(all, Instant.ofEpochSecond(next * seconds));
      }
      slot = next;
      world.at(world.nanos() + Duration.ofSeconds(30).toNanos(), this);
    }
  }

  void add(Quantity series, Instant time) {
    add(rows.computeIfAbsent(series, s -> new ArrayList<>()), time);
  }

  private static void add(List<Row> all, Instant time) {
    all.add(new Row(time, all.size()));
  }

  List<Long> values(Quantity series) {
    return rows.getOrDefault(series, List.of()).stream().map(Row::value).toList();
  }

  MeterSession session(Meter meter, Secret secret) {
    return new Session(meter, secret);
  }

  private final class Session implements MeterSession {
    private final Meter meter;
    private final Secret secret;

    Session(Meter meter, Secret secret) {
      this.meter = meter;
      this.secret = secret;
    }

    private <T> Conversation<T> talk(
        Point point, Talk.Script script, java.util.function.Supplier<T> result) {
      log.add(point.name());
      return new Talk<>(
          world,
          request.toNanos(),
          now -> {
            Step wrong = fault.apply(point);
            return wrong == null ? script.answered(now) : wrong;
          },
          result);
    }

    @Override
    public Duration slowest() {
      return slowest;
    }

    @Override
    public boolean endsWithLink() {
      return endsWithLink;
    }

    @Override
    public Set<Ability> abilities() {
      return abilities;
    }

    @Override
    public Credential credential(String line) {
      return new Credential(new MeterAccount(line, meter.id(), "1"), secret);
    }

    @Override
    public Conversation<Identity> open() {
      openSessions++;
      return talk(
          Point.OPEN,
          now ->
              meter.device().map(device::equals).orElse(true)
                  ? new Step.Done()
                  : new Step.Failed(MeterReason.WRONG_DEVICE, "found " + device),
          () -> new Identity(device, Map.of()));
    }

    @Override
    public Conversation<Void> close() {
      openSessions--;
      return talk(Point.CLOSE, now -> new Step.Done(), () -> null);
    }

    @Override
    public Conversation<Block> registers(
        Quantity series, List<Quantity> what, ReadContext context) {
      return talk(
          Point.REGISTERS,
          now -> new Step.Done(),
          () ->
              block(
                  series,
                  context,
                  List.of(new Row(context.time().instant(), registers++)),
                  new int[] {0}));
    }

    @Override
    public Conversation<Coverage> profile(
        Quantity series, Instant from, Instant to, ReadContext context, Consumer<Block> sink) {
      List<Row> found =
          order.of(
              rows.getOrDefault(series, List.of()).stream()
                  .filter(row -> !row.time().isBefore(from) && !row.time().isAfter(to))
                  .toList());
      log.add(found.size() + " rows");
      int[] ordinals = ordinals(found);
      int[] next = {0};
      return talk(
          Point.PROFILE,
          now -> {
            int end = Math.min(next[0] + rowsABlock, found.size());
            if (next[0] < end) {
              int[] some = java.util.Arrays.copyOfRange(ordinals, next[0], end);
              sink.accept(block(series, context, found.subList(next[0], end), some));
              next[0] = end;
            }
            return end < found.size() ? null : new Step.Done();
          },
          () -> new Coverage(from, to, found.size(), 0, order.said, unreadable));
    }

    private static int[] ordinals(List<Row> found) {
      Map<Instant, Integer> seen = new HashMap<>();
      return found.stream().mapToInt(row -> seen.merge(row.time(), 1, Integer::sum) - 1).toArray();
    }

    private Block block(Quantity series, ReadContext context, List<Row> some, int[] ordinals) {
      Source source =
          new Source(
              meter.id(),
              device,
              series,
              context.origin(),
              context.time().instant(),
              context.time().proven(),
              periods.getOrDefault(series, Duration.ZERO));
      return new Block(
          source,
          some.stream().mapToLong(row -> row.time().toEpochMilli()).toArray(),
          ordinals,
          new int[some.size()],
          new long[some.size()],
          List.of(),
          List.of(Column.of(ENERGY, "Wh", 0, some.stream().mapToLong(Row::value).toArray())));
    }

    @Override
    public Conversation<ClockReading> clock() {
      ClockReading[] read = new ClockReading[1];
      return talk(
          Point.CLOCK,
          now -> {
            Instant shown = Instant.ofEpochSecond(now().getEpochSecond());
            read[0] = new ClockReading(shown, Octets.EMPTY, now, false);
            return new Step.Done();
          },
          () -> read[0]);
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
}
