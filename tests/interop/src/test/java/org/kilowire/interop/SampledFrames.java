// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu92.Asdu92;
import org.kilowire.sv.apdu92.RefrTm;
import org.kilowire.sv.apdu92.SavPdu;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ethernet.PrpLan;
import org.kilowire.sv.ethernet.PrpTrailer;
import org.kilowire.sv.ethernet.VlanTag;

/**
 * Frames of IEC 61850-9-2 at random. One after the other they go through every set of optional
 * members with 1 to 16 ASDUs; within a frame all ASDUs have the same, since tshark lists a field's
 * values without saying whose they are.
 */
final class SampledFrames {

  private static final int OPTIONS = 32;
  private static final int MAX_ASDUS = 16;
  private static final int PAIR = 8;

  private final Random random;
  private int made;

  SampledFrames(long seed) {
    random = new Random(seed);
  }

  /**
   * The next frame.
   *
   * @param pairs whether its samples are INT32 with quality; else any octets
   */
  Octets next(boolean pairs) {
    int options = made % OPTIONS;
    int count = 1 + made / OPTIONS % MAX_ASDUS;
    made++;
    List<Asdu92> asdus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asdus.add(asdu(options, pairs ? PAIR * random.nextInt(10) : random.nextInt(300)));
    }
    return ethernet(new SavPdu(asdus, Optional.empty()).toOctets()).toOctets();
  }

  private EthernetFrame ethernet(Octets apdu) {
    EthernetFrame frame =
        EthernetFrame.of(
                MacAddress.ofSampledValues(random.nextInt(0x200)),
                new MacAddress(random.nextLong() >>> 16 & ~(1L << 40)),
                random.nextInt(0x10000),
                apdu)
            .withSimulated(random.nextBoolean());
    VlanTag[] tags = new VlanTag[random.nextInt(3)];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = VlanTag.ofTci(VlanTag.C_TAG, random.nextInt(0x10000));
    }
    frame = frame.withTags(tags);
    boolean prp = apdu.length() < 4000 && random.nextInt(4) == 0;
    return prp ? frame.withPrp(new PrpTrailer(random.nextInt(0x10000), lan())) : hsr(frame);
  }

  private PrpLan lan() {
    return random.nextBoolean() ? PrpLan.A : PrpLan.B;
  }

  private EthernetFrame hsr(EthernetFrame frame) {
    return frame.apdu().length() < 4000 && random.nextInt(4) == 0
        ? frame.withHsr(random.nextInt(16), random.nextInt(0x10000))
        : frame;
  }

  /** Where tshark takes a number for a signed one, it is below the sign. */
  private Asdu92 asdu(int options, int samples) {
    boolean wide = random.nextInt(8) == 0;
    return new Asdu92(
        text(1 + random.nextInt(34)),
        (options & 1) == 0 ? Optional.empty() : Optional.of(text(1 + random.nextInt(129))),
        random.nextInt(wide ? 0x1000000 : 0x10000),
        wide ? 3 : 2,
        random.nextInt() & 0xFFFF_FFFFL,
        (options & 2) == 0 ? Optional.empty() : Optional.of(time()),
        random.nextInt(128),
        (options & 4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(0x10000)),
        octets(samples),
        (options & 8) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(0x8000)),
        (options & 16) == 0 ? Optional.empty() : Optional.of(octets(8)));
  }

  private RefrTm time() {
    long seconds = random.nextInt() & 0xFFFF_FFFFL;
    return new RefrTm(seconds, random.nextInt(1 << 24), random.nextInt(256));
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('A' + random.nextInt(26)));
    }
    return text.toString();
  }

  private Octets octets(int length) {
    ByteBuffer octets = ByteBuffer.allocate(length);
    random.nextBytes(octets.array());
    return Octets.copyOf(octets);
  }
}
