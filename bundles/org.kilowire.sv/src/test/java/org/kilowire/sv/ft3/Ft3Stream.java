// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu91.AsduLines;

/** Streams at random, damaged as lines damage them, and what a decoder makes of them. */
final class Ft3Stream {

  private Ft3Stream() {}

  static String line(Ft3View view) {
    return view.frameLayout().name() + " " + AsduLines.line(view);
  }

  static Ft3Frame any(Random random, List<Ft3Layout> layouts) {
    Ft3Layout layout = layouts.get(random.nextInt(layouts.size()));
    return new Ft3Frame(layout, AsduLines.any(random, layout.asdu()));
  }

  /** Frames, of which some are damaged, cut or have garbage, starts among it, in front. */
  static byte[] damaged(Random random, Ft3Options options, int frames) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < frames; i++) {
      byte[] octets = octets(any(random, options.layouts()), options.crc());
      switch (random.nextInt(8)) {
        case 0 -> hex.append(garbage(random));
        case 1 -> octets = Arrays.copyOf(octets, random.nextInt(octets.length));
        case 2 -> octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
        case 3 -> hex.append("05");
        default -> hex.append("");
      }
      hex.append(Octets.of(octets));
    }
    return Octets.ofHex(hex.toString()).toArray();
  }

  static byte[] octets(Ft3Frame frame, Ft3Crc crc) {
    byte[] octets = new byte[frame.layout().octets()];
    Ft3Codec.encode(frame, crc, octets, 0);
    return octets;
  }

  private static String garbage(Random random) {
    byte[] octets = new byte[random.nextInt(30)];
    random.nextBytes(octets);
    String start = random.nextBoolean() ? "0564" : "0564002C";
    return Octets.of(octets) + start.substring(0, 2 * random.nextInt(start.length() / 2 + 1));
  }

  /** All lines, with the stream cut into pieces of random lengths up to {@code longest}. */
  static List<String> read(byte[] stream, Ft3Options options, Random random, int longest) {
    List<String> lines = new ArrayList<>();
    Ft3StreamDecoder decoder = new Ft3StreamDecoder(options, (view, time) -> lines.add(line(view)));
    for (int at = 0; at < stream.length; ) {
      int end = Math.min(stream.length, at + 1 + random.nextInt(longest));
      decoder.accept(stream, at, end, 0);
      at = end;
    }
    decoder.finish(0);
    Ft3Counters counters = decoder.counters();
    if (counters.frameOctets() + counters.garbageOctets() != stream.length
        || counters.frames() != lines.size()
        || decoder.pending() != 0) {
      throw new AssertionError("octets are lost: " + counters + " of " + stream.length);
    }
    return lines;
  }
}
