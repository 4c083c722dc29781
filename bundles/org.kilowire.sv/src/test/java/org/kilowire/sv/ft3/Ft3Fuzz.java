// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.List;
import java.util.Random;
import org.kilowire.conversation.Decoded;

/** Any octets, as a stream of FT3: no octet is lost, and the cuts make no difference. */
public final class Ft3Fuzz {

  private static final List<Ft3Options> OPTIONS =
      List.of(
          Ft3Options.MERGING_UNIT,
          Ft3Options.of(Ft3Layout.SENSOR_28_2010, Ft3Layout.SENSOR_28_2011),
          new Ft3Options(new Ft3Crc(0, false), Ft3Layout.MERGING_UNIT),
          Ft3Options.of(Ft3Layout.parse("tiny blocks=4 channels=1@0 smpCnt=2")));

  private Ft3Fuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Random random = new Random(input.length);
    for (Ft3Options options : OPTIONS) {
      List<String> whole = Ft3Stream.read(input, options, random, Math.max(1, input.length));
      if (!whole.equals(Ft3Stream.read(input, options, random, 5))) {
        throw new AssertionError("the cuts of the stream made a difference");
      }
      alone(input, options);
    }
  }

  private static void alone(byte[] input, Ft3Options options) {
    Ft3View view = new Ft3View(options);
    if (!view.wrap(input, 0, input.length)) {
      if (view.reason() == null) {
        throw new AssertionError("refused without a reason");
      }
      return;
    }
    Ft3Frame frame = Ft3Frame.of(view);
    byte[] again = Ft3Stream.octets(frame, options.crc());
    Decoded<Ft3Frame> read = Ft3Codec.decode(org.kilowire.conversation.Octets.of(again), options);
    if (!(read instanceof Decoded.Complete<Ft3Frame> complete)
        || !complete.value().asdu().samples().equals(frame.asdu().samples())) {
      throw new AssertionError("read, written and read again is something else: " + frame);
    }
  }
}
