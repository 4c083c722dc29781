// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kilowire.conversation.Octets;

/**
 * A frame with sampled values (IEC 61850-9-1 and 9-2, 5.3.3), without padding, which follows from
 * it, and without check sequence.
 *
 * @param tags those in the frame, outer first; 0..2
 * @param hsr not together with {@code prp}
 * @param appId 0..65535; 0x4000..0x7FFF by the standard
 * @param reserved1 0..65535; bit 15 is {@link #isSimulated}
 * @param reserved2 0..65535
 * @param apdu all that Length bounds behind Reserved2, 0..65527 octets
 * @param prp only with an APDU of at most 4081 octets, since its size has 12 bits
 */
public record EthernetFrame(
    MacAddress destination,
    MacAddress source,
    List<VlanTag> tags,
    Optional<HsrTag> hsr,
    int appId,
    int reserved1,
    int reserved2,
    Octets apdu,
    Optional<PrpTrailer> prp) {

  /** The longest APDU that Length can say. */
  public static final int MAX_APDU = 0xFFFF - EthernetView.HEADER_LENGTH;

  private static final int MAX_APDU_WITH_PRP =
      PrpTrailer.MAX_SIZE - PrpTrailer.LENGTH - EthernetView.HEADER_LENGTH;

  private static final int SIMULATED = 0x8000;

  public EthernetFrame {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(source, "source");
    tags = List.copyOf(tags);
    require(tags.size() <= 2, "at most two VLAN tags");
    require(isU16(appId) && isU16(reserved1) && isU16(reserved2), "16 bits each");
    require(apdu.length() <= MAX_APDU, "the APDU is too long");
    require(hsr.isEmpty() || prp.isEmpty(), "HSR or PRP");
    require(
        prp.isEmpty() || apdu.length() <= MAX_APDU_WITH_PRP,
        "the frame is too long for a PRP trailer");
  }

  private static boolean isU16(int value) {
    return value >>> 16 == 0;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  /** A frame with the default VLAN tag, nothing reserved set, and no redundancy. */
  public static EthernetFrame of(
      MacAddress destination, MacAddress source, int appId, Octets apdu) {
    return new EthernetFrame(
        destination,
        source,
        List.of(VlanTag.DEFAULT),
        Optional.empty(),
        appId,
        0,
        0,
        apdu,
        Optional.empty());
  }

  /** What {@code view} shows; a tag that the kernel took out is no part of it. */
  public static EthernetFrame of(EthernetView view) {
    return new EthernetFrame(
        new MacAddress(view.destination()),
        new MacAddress(view.source()),
        EthernetFrameCodec.tags(view),
        view.hasHsrTag()
            ? Optional.of(new HsrTag(view.hsrPath(), view.hsrSize(), view.hsrSequence()))
            : Optional.empty(),
        view.appId(),
        view.reserved1(),
        view.reserved2(),
        EthernetFrameCodec.apdu(view),
        view.hasPrpTrailer()
            ? Optional.of(new PrpTrailer(view.prpSequence(), view.prpLan()))
            : Optional.empty());
  }

  /** Bit 15 of Reserved1: not from a merging unit, but from test equipment in its place. */
  public boolean isSimulated() {
    return (reserved1 & SIMULATED) != 0;
  }

  /** This frame with bit 15 of Reserved1 set or not. */
  public EthernetFrame withSimulated(boolean simulated) {
    int bits = simulated ? reserved1 | SIMULATED : reserved1 & ~SIMULATED;
    return with(tags, hsr, bits, apdu, prp);
  }

  /** This frame with other VLAN tags, outer first. */
  public EthernetFrame withTags(VlanTag... others) {
    return with(List.of(others), hsr, reserved1, apdu, prp);
  }

  /** This frame with another APDU. */
  public EthernetFrame withApdu(Octets other) {
    return with(tags, hsr, reserved1, other, prp);
  }

  /** This frame with another PRP trailer, and without HSR tag. */
  public EthernetFrame withPrp(PrpTrailer trailer) {
    return with(tags, Optional.empty(), reserved1, apdu, Optional.of(trailer));
  }

  /**
   * This frame with an HSR tag that has the right size, and without PRP trailer.
   *
   * @throws IllegalArgumentException where the size has no room in 12 bits
   */
  public EthernetFrame withHsr(int path, int sequence) {
    int size = EthernetFrameCodec.countedSize(this, true);
    Optional<HsrTag> tag = Optional.of(new HsrTag(path, size, sequence));
    return with(tags, tag, reserved1, apdu, Optional.empty());
  }

  private EthernetFrame with(
      List<VlanTag> newTags,
      Optional<HsrTag> newHsr,
      int newReserved1,
      Octets newApdu,
      Optional<PrpTrailer> newPrp) {
    return new EthernetFrame(
        destination, source, newTags, newHsr, appId, newReserved1, reserved2, newApdu, newPrp);
  }

  /** Octets on the wire with padding and trailer, without check sequence. */
  public int size() {
    return EthernetFrameCodec.size(this);
  }

  /**
   * Writes the frame to {@code target} from {@code offset} on.
   *
   * @return {@link #size}
   * @throws IndexOutOfBoundsException where {@code target} has not room for it
   */
  public int encode(byte[] target, int offset) {
    return EthernetFrameCodec.encode(this, target, offset);
  }

  /** The frame as it goes on the wire. */
  public Octets toOctets() {
    byte[] target = new byte[size()];
    encode(target, 0);
    return Octets.of(target);
  }
}
