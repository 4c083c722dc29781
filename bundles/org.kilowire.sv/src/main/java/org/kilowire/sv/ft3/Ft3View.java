// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.apdu91.AsduWindow;

/**
 * A frame of FT3 whose CRCs have all been checked. It has a copy of the ASDU without them, so the
 * samples are in one piece and the source's octets may change. One owner.
 */
public final class Ft3View extends AsduWindow {

  private static final int NONE_TOOK_PART = 0;

  private final FrameMatcher matcher;
  private final byte[] asdu;
  private FrameShape shape;
  private SvReason reason = SvReason.SHORT_FRAME;
  private int badBlock;

  /** A view of frames that are expected. */
  public Ft3View(Ft3Options options) {
    this(options, new FrameMatcher(options));
  }

  Ft3View(Ft3Options options, FrameMatcher matcher) {
    this.matcher = matcher;
    asdu = new byte[FrameShape.MARGIN + options.longest()];
  }

  /**
   * Looks at the frame that begins at {@code from}, as a datagram has it; octets behind it, up to
   * {@code to}, are no part of it.
   *
   * @return whether there is one, whole and sound; if not, {@link #reason} says why, and no getter
   *     is to be used
   */
  public boolean wrap(byte[] octets, int from, int to) {
    badBlock = NONE_TOOK_PART;
    if (to - from < Ft3Layout.START_OCTETS) {
      return refuse(SvReason.SHORT_FRAME);
    }
    if (octets[from] != FrameMatcher.START_1 || octets[from + 1] != FrameMatcher.START_2) {
      return refuse(SvReason.NO_START);
    }
    switch (matcher.look(octets, from, to, true)) {
      case FRAME -> load(octets, from, matcher.shape());
      case MORE -> refuse(SvReason.SHORT_FRAME);
      case UNKNOWN -> refuse(SvReason.UNKNOWN_LAYOUT);
      case BAD_CRC -> {
        badBlock = matcher.badBlock();
        refuse(SvReason.BAD_CRC);
      }
    }
    return reason == null;
  }

  void load(byte[] octets, int from, FrameShape found) {
    found.copy(octets, from, asdu);
    if (shape != found) {
      shape = found;
    }
    reason = null;
    move(asdu, FrameShape.MARGIN, found.layout.asdu());
  }

  private boolean refuse(SvReason why) {
    reason = why;
    return false;
  }

  /** Why the last {@link #wrap} was false; null if it was true. */
  public SvReason reason() {
    return reason;
  }

  /** Which block, from 1, had another CRC than it carries; 0 if none had. */
  public int badBlock() {
    return badBlock;
  }

  /** The layout of the frame; null before the first. */
  public Ft3Layout frameLayout() {
    return shape == null ? null : shape.layout;
  }

  /** How many octets the frame took, start and CRCs included; 0 before the first. */
  public int frameOctets() {
    return shape == null ? 0 : shape.octets;
  }

  @Override
  public SvFormat format() {
    return SvFormat.FT3;
  }
}
