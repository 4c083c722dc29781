// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.stream.Reception.Lan;
import org.kilowire.sv.stream.SampleSequence.Verdict;
import org.kilowire.sv.stream.StreamEvent.Kind;

/**
 * One stream: its counters, and what it last said of itself. Owned by the thread that feeds the
 * {@link StreamTable}; nothing is allocated while nothing happens.
 */
public final class SvStream {

  /** Whether samples come. */
  public enum State {
    LIVE,
    STALE,
    LOST
  }

  /** The {@link #place} of a stream that is not configured. */
  public static final int STRANGER = -1;

  private static final int LONGEST_IDENTITY = 256;

  private final StreamListener listener;
  private final CounterShape shape = new CounterShape();
  private final SampleSequence samples = new SampleSequence(CounterShape.FULL);
  private final RateEstimate estimate = new RateEstimate();
  private final FrameArrivals arrivals = new FrameArrivals();
  private final StreamClaims claims = new StreamClaims();
  private final EventGate gate = new EventGate();
  private final byte[] identity = new byte[LONGEST_IDENTITY];

  /** One for each LAN, made when the first frame with a trailer or tag comes. */
  private LanHealth[] lans;

  private StreamKey key;
  private StreamProfile profile;
  private int place;
  private int identityLength;
  private State state;
  private Verdict verdict;
  private int raw;

  /** The rate that was seen last; what differs from the rate before is told once. */
  private double rateTold;

  private long malformed;

  SvStream(StreamListener listener) {
    this.listener = listener;
  }

  /**
   * Whether an identity fits the room for it; a longer one is cut by nobody and counted by none.
   */
  static boolean holds(AsduView asdu) {
    return asdu.identityLength() <= LONGEST_IDENTITY;
  }

  /**
   * Becomes the stream of {@code asdu}, whatever it was before.
   *
   * @param known of it, or null
   * @param among the configured ones, from 0; {@link #STRANGER}
   */
  void begin(Reception reception, AsduView asdu, StreamProfile known, int among) {
    place = among;
    identityLength = asdu.identityLength();
    System.arraycopy(asdu.octets(), asdu.identityOffset(), identity, 0, identityLength);
    key =
        new StreamKey(
            reception.port(),
            reception.vlan(),
            reception.source(),
            reception.appId(),
            asdu.format(),
            Octets.of(Arrays.copyOf(identity, identityLength)),
            reception.simulated());
    profile = known;
    shape.begin(known, asdu);
    samples.restart(shape.wrap());
    estimate.restart();
    arrivals.restart(reception);
    claims.begin(asdu);
    gate.restart();
    lans = null;
    state = State.LIVE;
    malformed = 0;
    raw = 0;
    rateTold = 0;
  }

  boolean is(Reception reception, AsduView asdu) {
    return key.port() == reception.port()
        && key.source() == reception.source()
        && key.appId() == reception.appId()
        && key.vlan() == reception.vlan()
        && key.simulated() == reception.simulated()
        && key.format() == asdu.format()
        && isOf(asdu);
  }

  private boolean isOf(AsduView asdu) {
    int from = asdu.identityOffset();
    int length = asdu.identityLength();
    return length == identityLength
        && Arrays.equals(identity, 0, length, asdu.octets(), from, from + length);
  }

  /** Counts a sample; whether it was not there before. */
  boolean take(Reception reception, AsduView asdu) {
    int count = asdu.smpCnt();
    long at = reception.at();
    if (shape.fit(count)) {
      samples.wrapsAt(shape.wrap(), shape.fold(raw));
      tell(Kind.WRAP_CHANGED, at, "the counter stands at " + count);
    }
    int before = raw;
    verdict = samples.take(shape.fold(count), at, shape.rate());
    boolean news = verdict != Verdict.DUPLICATE;
    if (reception.lan() != Lan.NONE) {
      lan(reception).take(count, samples.taken(), at, shape);
    }
    arrivals.take(reception, verdict, samples.number(), shape.rate());
    if (verdict != Verdict.NEXT) {
      unusual(before, count, at);
    }
    if (news && verdict != Verdict.LATE) {
      raw = count;
      if (estimate.take(samples.number(), at)) {
        rateSeen(at);
      }
    }
    claims.compare(asdu, at, this);
    return news;
  }

  private LanHealth lan(Reception reception) {
    if (lans == null) {
      long since = reception.at();
      lans = new LanHealth[] {new LanHealth(Lan.A, since), new LanHealth(Lan.B, since)};
    }
    return lan(reception.lan());
  }

  private LanHealth lan(Lan which) {
    return lans[which == Lan.A ? 0 : 1];
  }

  private void unusual(int before, int count, long at) {
    switch (verdict) {
      case FIRST -> {
        if (profile != null) {
          tell(Kind.APPEARED, at, "the first sample is number " + count);
        }
      }
      case AFTER_HOLE -> {
        String how = samples.skipped() >= shape.wrap() ? " samples (by the time)" : " samples";
        tell(Kind.HOLE, at, samples.skipped() + how + " are missing before number " + count);
      }
      case RESET, JUMP -> {
        estimate.interrupt();
        boolean learnt = count <= 1 && shape.wentBack(before, count);
        if (learnt) {
          samples.wrapsAt(shape.wrap(), shape.fold(count));
        }
        Kind jump = verdict == Verdict.RESET ? Kind.RESET : Kind.JUMP;
        tell(learnt ? Kind.WRAP_CHANGED : jump, at, "from " + before + " to " + count);
      }
      case CLOCK_STEP -> {
        estimate.interrupt();
        tell(Kind.CLOCK_STEP, at, "the count goes on at " + count + ", the time does not");
      }
      case NEXT, LATE, DUPLICATE -> {}
    }
  }

  private void rateSeen(long at) {
    double before = shape.rate();
    boolean another = shape.seen(estimate.rate(), estimate.isFirm(), raw);
    if (another) {
      samples.wrapsAt(shape.wrap(), shape.fold(raw));
    }
    boolean news = estimate.rate() != rateTold && before > 0;
    rateTold = estimate.rate();
    if (news && !RateEstimate.near(estimate.rate(), before)) {
      tell(Kind.RATE_CHANGED, at, estimate.rate() + " samples a second, before " + before);
    }
  }

  /**
   * Tells an event of this stream to the listener of its table, unless one of its kind was told a
   * moment ago.
   */
  public void tell(Kind kind, long at, String detail) {
    if (gate.opens(kind, at)) {
      listener.event(new StreamEvent(kind, key, at, detail, gate.takeKept(kind)));
    }
  }

  /** Looks at how long ago the last sample came. */
  void look(long now, long staleNanos, long lostNanos) {
    long silence = now - samples.lastAt();
    State seen =
        silence >= lostNanos ? State.LOST : silence >= staleNanos ? State.STALE : State.LIVE;
    if (seen != state) {
      state = seen;
      Kind kind = seen == State.LIVE ? Kind.LIVE : seen == State.STALE ? Kind.STALE : Kind.LOST;
      tell(kind, now, "the last sample came " + TimeUnit.NANOSECONDS.toMillis(silence) + " ms ago");
    }
    if (lans != null) {
      for (LanHealth lan : lans) {
        lan.look(now, lostNanos, this);
      }
    }
  }

  void clockStepped(long nanos) {
    samples.clockStepped(nanos);
    arrivals.clockStepped(nanos);
    estimate.interrupt();
    if (lans != null) {
      lans[0].clockStepped(nanos);
      lans[1].clockStepped(nanos);
    }
  }

  void malformed() {
    malformed++;
  }

  /** Nothing more will come: what is missing is lost. */
  void settle() {
    samples.settle();
    if (lans != null) {
      lans[0].settle(samples.number());
      lans[1].settle(samples.number());
    }
  }

  public StreamKey key() {
    return key;
  }

  /** What is configured of it; empty where nothing is. */
  public Optional<StreamProfile> profile() {
    return Optional.ofNullable(profile);
  }

  /**
   * Which of the configured streams that were heard this is, from 0, as long as the table lives;
   * {@link #STRANGER} for one that is not configured.
   */
  public int place() {
    return place;
  }

  public State state() {
    return state;
  }

  /** Counts samples over wraps; a late sample has the number of its place. */
  public long number() {
    return samples.taken();
  }

  /** What the last sample turned out to be. */
  public Verdict verdict() {
    return verdict;
  }

  /** Samples a second; 0 while it is not known. */
  public double rate() {
    return shape.rate();
  }

  /** Samples a second as they come, whatever is configured; 0 while it is not known. */
  public double seenRate() {
    return estimate.rate();
  }

  /** The counter goes from this less 1 to 0. */
  public int wrap() {
    return shape.wrap();
  }

  /** {@code configured}, {@code frame}, {@code rate}, {@code learnt} or {@code assumed}. */
  public String wrapSource() {
    return shape.source().code();
  }

  /** Frames with a sample of this stream, repeated ones included. */
  public long frames() {
    return arrivals.frames();
  }

  /** Samples, repeated ones included. */
  public long received() {
    return samples.received();
  }

  public long lost() {
    return samples.lost();
  }

  /** How many of the lost were counted by the time, in holes of a wrap and more. */
  public long estimated() {
    return samples.estimated();
  }

  public long duplicates() {
    return samples.duplicates();
  }

  /** With redundant networks: behind a younger one over the same network. */
  public long outOfOrder() {
    return lans == null ? samples.outOfOrder() : lans[0].outOfOrder() + lans[1].outOfOrder();
  }

  /** Frames of this source and APPID that could not be read. */
  public long malformedFrames() {
    return malformed;
  }

  /** Of LAN A or B; empty where frames carry no trailer or tag. */
  public Optional<LanHealth> lanHealth(Lan which) {
    return lans == null || which == Lan.NONE ? Optional.empty() : Optional.of(lan(which));
  }

  public JitterHistogram jitter() {
    return arrivals.jitter();
  }

  public long lastAt() {
    return samples.lastAt();
  }

  /** As {@link AsduView#smpSynch}. */
  public int smpSynch() {
    return claims.smpSynch();
  }

  public long confRev() {
    return claims.confRev();
  }

  public long gmIdentity() {
    return claims.gmIdentity();
  }

  /** Octets of a sample's data. */
  public int sampleLength() {
    return claims.sampleLength();
  }
}
