// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Framing.Parity;
import org.kilowire.conversation.LineSettings;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;

/**
 * What lies between a conversation and the octets of its line: the line's echo, parity made in
 * software, and the silence before we speak. What the line has when it is opened it keeps; a change
 * of settings can only add to it, but for parity, which goes with the framing.
 */
final class LineDiscipline {

  private final LineSettings own;
  private final LinkCounters counters;
  private final EchoRemover echo;
  private final LinePace pace = new LinePace();
  private LineSettings settings;
  private boolean heard;
  private long lastHeard;

  LineDiscipline(LineSettings own, LinkCounters counters) {
    this.own = own;
    this.counters = counters;
    this.echo = new EchoRemover(counters);
    this.settings = own;
  }

  LineSettings settings() {
    return settings;
  }

  /** Goes over to what somebody wants of the line. */
  void adopt(LineSettings wanted) {
    boolean inSoftware = own.softwareParity() || wanted.softwareParity();
    settings =
        new LineSettings(
            wanted.baud(),
            wanted.framing(),
            inSoftware && wanted.framing().hasSevenBitsAndParity(),
            own.echo() || wanted.echo(),
            Math.max(own.turnaroundNanos(), wanted.turnaroundNanos()));
    pace.forget();
  }

  /** Goes back to how the line was opened. */
  void restore() {
    settings = own;
    pace.forget();
  }

  /** When the line will have been silent for long enough; {@code now} where it has been already. */
  long silentAt(long now) {
    long end = lastHeard + settings.turnaroundNanos();
    return heard && end - now > 0 ? end : now;
  }

  /** The index of an octet that the line cannot carry, or -1. */
  int uncarried(ByteBuffer octets) {
    return settings.framing().dataBits() == 7 ? SoftwareParity.tooWide(octets) : -1;
  }

  /** The octets as they go out now. Those given keep their position. */
  ByteBuffer outgoing(ByteBuffer octets, long now) {
    pace.restart();
    if (settings.echo()) {
      echo.expect(octets, now);
    }
    counters.add(Counter.OCTETS_OUT, octets.remaining());
    return settings.softwareParity() ? SoftwareParity.encode(octets, parity()) : octets.duplicate();
  }

  /**
   * Takes in what has come, as the octets that somebody else has sent.
   *
   * @param gathered whether they may have come a while ago
   * @return how many of them there are
   */
  int incoming(InputBuffer in, long now, boolean gathered) {
    int start = in.arrived();
    ByteBuffer octets = in.unread();
    pace.heard(octets.limit() - start, now, gathered, settings.characterNanos());
    counters.add(Counter.OCTETS_IN, octets.limit() - start);
    if (settings.softwareParity()) {
      counters.add(Counter.PARITY_ERRORS, SoftwareParity.decode(octets, start, parity()));
    }
    echo.strip(octets, start, now);
    int count = octets.limit() - start;
    if (count > 0) {
      heard = true;
      lastHeard = now;
    }
    return count;
  }

  /** Before which instant so many further octets cannot be there; now if nobody knows. */
  long due(int more, long now) {
    return pace.due(more, now, settings.characterNanos());
  }

  /** Until when nobody need look so that nothing is lost, {@code end} at the latest. */
  long quiet(long end, long now) {
    return LinePace.quiet(end, now, settings.characterNanos());
  }

  void forgetEcho() {
    echo.forget();
  }

  private Parity parity() {
    return settings.framing().parity();
  }
}
