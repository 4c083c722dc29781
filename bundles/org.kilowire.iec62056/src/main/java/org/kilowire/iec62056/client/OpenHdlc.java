// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.signon.Acknowledgement;
import org.kilowire.iec62056.signon.Identification;

/**
 * Mode E (IEC 62056-21, Annex E): asks for HDLC, and ends with the line at 8N1 and the rate that
 * was agreed. The meter's confirmation, the same octets as the acknowledgement, comes at the new
 * rate and still with parity; it is waited for briefly and not required. What is no part of it is
 * left for HDLC.
 */
final class OpenHdlc extends SignOnDialogue<Identification> {

  private static final int FLAG = 0x7E;

  private static final long TUNE_NANOS = Duration.ofSeconds(10).toNanos();

  /** So many characters of text in a row are no disturbance. */
  private static final int TEXT = 8;

  private Identification who;
  private byte[] confirmation;
  private boolean confirming;
  private int characters;

  OpenHdlc(LineState state) {
    super(state);
  }

  @Override
  boolean isInside() {
    return !confirming && super.isInside();
  }

  @Override
  Step identified(Identification identification, long now) {
    if (!identification.offersHdlc() && !traits.conduct().anyModeE()) {
      return failed(
          Iec62056Reason.MODE_NOT_OFFERED, "'" + identification.text() + "' offers no mode E");
    }
    who = identification;
    return pause(
        beforeAcknowledgement(identification), now, DEAF, due -> propose(identification, due));
  }

  private Step propose(Identification identification, long now) {
    char proposal = traits.acknowledgement().baud().orElse(traits.rates().proposal(identification));
    int rate = traits.rates().agreed(proposal);
    confirmation = Acknowledgement.hdlc(proposal);
    return send(
        confirmation,
        now,
        left -> pause(traits.timing().beforeSwitch(), left, DEAF, due -> change(rate, due)));
  }

  private Step change(int rate, long now) {
    long settle = traits.timing().settle().toNanos();
    Step.Tune tune =
        new Step.Tune(state.at(rate, Framing.PLAIN), settle, false, now + settle + TUNE_NANOS);
    return tune(tune, this::await);
  }

  private Step await(long now) {
    confirming = true;
    characters = 0;
    return listen(traits.timing().confirmation(), now, this::confirmed, over -> done(who));
  }

  private Step confirmed(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      int octet = in.get(in.position()) & 0xFF;
      if (octet == FLAG) {
        return done(who);
      }
      if ((octet & 0x7F) == Ascii.ACK) {
        int matching = matching(in);
        if (matching == confirmation.length) {
          in.position(in.position() + matching);
          return done(who);
        }
        if (matching == in.remaining()) {
          return null;
        }
      }
      in.get();
      characters = isText(octet & 0x7F) ? characters + 1 : 0;
      if (characters == TEXT) {
        in.position(in.limit());
        return failed(Iec62056Reason.READOUT_INSTEAD, "the meter sends a readout in place of HDLC");
      }
    }
    return null;
  }

  private int matching(ByteBuffer in) {
    int most = Math.min(confirmation.length, in.remaining());
    int i = 0;
    while (i < most && (in.get(in.position() + i) & 0x7F) == confirmation[i]) {
      i++;
    }
    return i;
  }

  private static boolean isText(int character) {
    return Ascii.isPrintable(character)
        || character == Ascii.STX
        || character == Ascii.CR
        || character == Ascii.LF;
  }
}
