// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.sv.apdu92.Asdu92;
import org.kilowire.sv.apdu92.PublishedFrame;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.RefrTm;
import org.kilowire.sv.apdu92.SavPdu;
import org.kilowire.sv.dataset.QualityPlace;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.PrpLan;
import org.kilowire.sv.ethernet.PrpTrailer;

/** Frames of IEC 61850-9-2. */
final class Template92 implements FrameTemplate {

  private static final long SECOND = 1_000_000_000L;
  private static final int LOW_BITS = 24;
  private static final Octets IDENTITY = Octets.ofHex("020000FFFE000001");
  private static final int PER_SECOND = 1;

  /** Its clock is that of a simulator: the accuracy is not known. */
  private static final int TIME_QUALITY = 31;

  private static final int CLOCK_NOT_SYNCHRONISED = 0x20;
  private static final int INVALID = 2;

  private final StreamShape.Of92 shape;
  private final PublishedFrame frame;
  private final int apduOffset;
  private int quality;
  private int timeQuality;

  Template92(StreamShape.Of92 shape, int samplesPerSecond) {
    this.shape = shape;
    List<Asdu92> asdus = new ArrayList<>();
    for (int i = 0; i < shape.asdus(); i++) {
      asdus.add(asdu(shape, samplesPerSecond));
    }
    SavPdu pdu = new SavPdu(asdus, Optional.empty());
    frame = PublishedFrame.of(around(shape.head()), pdu);
    EthernetView view = new EthernetView();
    view.wrap(frame.octets(), 0, frame.length());
    apduOffset = view.apduOffset();
  }

  /** A frame without an APDU. */
  static EthernetFrame around(EthernetHead head) {
    EthernetFrame plain =
        EthernetFrame.of(head.destination(), head.source(), head.appId(), Octets.EMPTY)
            .withSimulated(head.simulated());
    EthernetFrame tagged = head.vlan().map(plain::withTags).orElseGet(plain::withTags);
    return head.prp() ? tagged.withPrp(new PrpTrailer(0, PrpLan.A)) : tagged;
  }

  private static Asdu92 asdu(StreamShape.Of92 shape, int samplesPerSecond) {
    Octets samples = Octets.of(new byte[shape.map().sampleOctets()]);
    Asdu92 asdu =
        Asdu92.of(shape.id(), 0, shape.confRev(), shape.smpSynch(), samples)
            .withSmpCnt(0, shape.countOctets());
    if (!shape.allMembers()) {
      return asdu;
    }
    return asdu.withDatSet(shape.id() + "/LLN0$PhsMeas1")
        .withRefrTm(new RefrTm(0, 0, 0))
        .withSmpRate(Math.min(samplesPerSecond, 0xFFFF))
        .withSmpMod(PER_SECOND)
        .withGmIdentity(IDENTITY);
  }

  @Override
  public void begin(boolean test, boolean invalid, boolean synchronised) {
    quality = (test ? QualityBits.TEST : 0) | (invalid ? INVALID : 0);
    timeQuality = synchronised ? TIME_QUALITY : TIME_QUALITY | CLOCK_NOT_SYNCHRONISED;
    for (int i = 0; i < shape.asdus(); i++) {
      frame.setSmpSynch(i, synchronised ? shape.smpSynch() : 0);
    }
  }

  @Override
  public void count(int asdu, int smpCnt, long nanos) {
    frame.setSmpCnt(asdu, smpCnt);
    if (shape.allMembers()) {
      long fraction = (Math.floorMod(nanos, SECOND) << LOW_BITS) / SECOND;
      frame.setRefrTm(asdu, Math.floorDiv(nanos, SECOND), (int) fraction, timeQuality);
    }
  }

  @Override
  public void sample(int asdu, int channel, int raw, boolean cut) {
    SampleChannel at = shape.map().channels().get(channel);
    if (at.octets() == Integer.BYTES) {
      frame.setInt32(asdu, at.offset(), raw);
    } else {
      frame.setInt16(asdu, at.offset(), raw);
    }
    if (at.quality() instanceof QualityPlace.Own) {
      int overflow = cut ? QualityBits.OVERFLOW | INVALID : 0;
      frame.setInt32(asdu, at.offset() + at.octets(), quality | overflow);
    }
  }

  @Override
  public void end() {
    // Everything was put where it belongs.
  }

  @Override
  public byte[] octets() {
    return frame.octets();
  }

  @Override
  public int length() {
    return frame.length();
  }

  @Override
  public int apduOffset() {
    return apduOffset;
  }
}
