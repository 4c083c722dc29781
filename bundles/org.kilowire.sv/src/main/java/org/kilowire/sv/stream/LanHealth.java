// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Locale;
import org.kilowire.sv.stream.Reception.Lan;

/** What one of the redundant networks delivers of a stream. Owned as the stream is. */
public final class LanHealth {

  private final Lan lan;
  private final long since;
  private final SampleSequence samples = new SampleSequence(CounterShape.FULL);
  private int raw;
  private long newest;

  /** Samples at the end of the stream that only the other network delivered. */
  private long behind;

  private boolean silent;

  LanHealth(Lan lan, long since) {
    this.lan = lan;
    this.since = since;
  }

  /**
   * Takes a sample of the stream that came over this network.
   *
   * @param number of its place in the stream
   */
  void take(int count, long number, long at, CounterShape shape) {
    newest = Math.max(newest, number);
    samples.wrapsAt(shape.wrap(), shape.fold(raw));
    samples.take(shape.fold(count), at, shape.rate());
    raw = count;
  }

  /** Tells when it falls silent and when it is back; one that never spoke is silent, too. */
  void look(long now, long afterNanos, SvStream stream) {
    boolean speaks = now - (samples.hasBegun() ? samples.lastAt() : since) < afterNanos;
    if (speaks == silent) {
      silent = !speaks;
      String name = "LAN " + lan.name().toUpperCase(Locale.ROOT);
      stream.tell(silent ? StreamEvent.Kind.LAN_SILENT : StreamEvent.Kind.LAN_BACK, now, name);
    }
  }

  void clockStepped(long nanos) {
    samples.clockStepped(nanos);
  }

  /**
   * Nothing more will come.
   *
   * @param number of the newest sample of the stream, which the other network may have delivered
   */
  void settle(long number) {
    samples.settle();
    behind = samples.hasBegun() ? number - newest : 0;
  }

  /** Whether nothing has come over it for a while. */
  public boolean isSilent() {
    return silent;
  }

  public long received() {
    return samples.received();
  }

  public long lost() {
    return samples.lost() + behind;
  }

  public long duplicates() {
    return samples.duplicates();
  }

  public long outOfOrder() {
    return samples.outOfOrder();
  }
}
