// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import org.kilowire.sv.SvReason;
import org.kilowire.sv.ft3.Ft3Counters;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;
import org.kilowire.sv.ft3.Ft3View;

/** The octets of an FT3 link: frames, and what is between them with the reason why. */
public final class Ft3File {

  /** What hears of them, in the order of the file. */
  public interface Sink {

    void frame(Ft3View frame, int from, int to);

    void refused(SvReason reason, int from, int to);
  }

  private final Ft3StreamDecoder decoder;
  private final Sink sink;
  private Ft3Counters before;
  private int end;

  private Ft3File(Ft3Options options, Sink sink) {
    this.sink = sink;
    decoder = new Ft3StreamDecoder(options, (frame, time) -> frame(frame));
    before = decoder.counters();
  }

  public static void read(byte[] octets, Ft3Options options, Sink sink) {
    Ft3File file = new Ft3File(options, sink);
    file.decoder.accept(octets, 0, octets.length, 0);
    file.decoder.finish(0);
    file.between(octets.length);
  }

  private void frame(Ft3View frame) {
    Ft3Counters now = decoder.counters();
    int to = (int) (now.garbageOctets() + now.frameOctets());
    int from = to - frame.frameOctets();
    between(from);
    end = to;
    before = now;
    sink.frame(frame, from, to);
  }

  private void between(int to) {
    if (to > end) {
      sink.refused(reason(), end, to);
      end = to;
    }
  }

  /** Of several reasons the one that says most. */
  private SvReason reason() {
    Ft3Counters now = decoder.counters();
    if (now.badCrc() > before.badCrc()) {
      return SvReason.BAD_CRC;
    }
    if (now.unknownLayouts() > before.unknownLayouts()) {
      return SvReason.UNKNOWN_LAYOUT;
    }
    return now.cutFrames() > before.cutFrames() ? SvReason.SHORT_FRAME : SvReason.NO_START;
  }
}
