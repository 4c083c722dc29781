// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.kilowire.conversation.Octets;

/** Frames in a line each, as vectors have them, and frames at random. */
final class EthernetLines {

  private static final int[] TYPES = {VlanTag.C_TAG, VlanTag.S_TAG, VlanTag.OLD_S_TAG};

  private EthernetLines() {}

  static String line(EthernetView view) {
    String tags =
        EthernetFrame.of(view).tags().stream()
            .map(EthernetLines::tag)
            .collect(Collectors.joining(" "));
    return "%s %s tags %s%s appid %04x length %d reserved %04x %04x %s%s"
        .formatted(
            new MacAddress(view.destination()),
            new MacAddress(view.source()),
            tags.isEmpty() ? "-" : tags,
            view.hasHsrTag()
                ? " hsr %d/%d/%d".formatted(view.hsrPath(), view.hsrSize(), view.hsrSequence())
                : "",
            view.appId(),
            view.lengthField(),
            view.reserved1(),
            view.reserved2(),
            view.format().id(),
            view.hasPrpTrailer() ? " prp %d/%s".formatted(view.prpSequence(), view.prpLan()) : "");
  }

  private static String tag(VlanTag tag) {
    return "%04x/%d/%d/%d"
        .formatted(tag.type(), tag.priority(), tag.dropEligible() ? 1 : 0, tag.vlanId());
  }

  static EthernetFrame any(Random random) {
    List<VlanTag> tags = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      tags.add(VlanTag.ofTci(TYPES[random.nextInt(3)], random.nextInt(0x10000)));
    }
    byte[] apdu = new byte[1 + random.nextInt(random.nextBoolean() ? 60 : 1500)];
    random.nextBytes(apdu);
    apdu[0] = (byte) (random.nextBoolean() ? 0x60 : 0x80);
    EthernetFrame frame =
        new EthernetFrame(
            new MacAddress(random.nextLong() >>> 16),
            new MacAddress(random.nextLong() >>> 16),
            tags,
            Optional.empty(),
            random.nextInt(0x10000),
            random.nextInt(0x10000),
            random.nextInt(0x10000),
            Octets.of(apdu),
            Optional.empty());
    return switch (random.nextInt(3)) {
      case 0 -> frame.withHsr(random.nextInt(16), random.nextInt(0x10000));
      case 1 -> frame.withPrp(trailer(random));
      default -> frame;
    };
  }

  static PrpTrailer trailer(Random random) {
    return new PrpTrailer(random.nextInt(0x10000), random.nextBoolean() ? PrpLan.A : PrpLan.B);
  }
}
