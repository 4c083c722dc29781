// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.iec62056.trace.Iec62056Explainer;
import org.kilowire.meter.Traits;

/**
 * Meters that are asked for by IEC 62056-21 first, at 300 baud, and go over to HDLC on the same
 * line (mode E, Annex E there): optical heads, above all.
 */
public final class ModeE {

  private ModeE() {}

  /** Whether the line of such a meter has to be made one of HDLC. */
  public static boolean isWanted(Traits traits) {
    return traits.choice(DlmsTraits.FRAMING).equals(DlmsTraits.HDLC)
        && traits.flag(DlmsTraits.MODE_E);
  }

  /**
   * An association on the line that is one of HDLC by then; {@code associate} itself where mode E
   * is not wanted. Fails with a reason of IEC 62056-21 where the meter does not go over to HDLC.
   */
  public static <T> Conversation<T> before(Traits traits, Conversation<T> associate) {
    return isWanted(traits)
        ? Conversation.then(client(traits).openHdlc(), who -> associate)
        : associate;
  }

  private static MeterClient client(Traits traits) {
    Rates rates =
        Rates.STANDARD.withMost(Math.toIntExact(traits.integer(DlmsTraits.MODE_E_MAX_BAUD)));
    return new MeterClient(
        MeterTraits.STANDARD.with(rates),
        LineSettings.of(rates.initial(), rates.framing()),
        AddressedMeter.of(traits.text(DlmsTraits.MODE_E_ADDRESS).orElse("")),
        ReadingBudget.UNLIMITED);
  }

  /** Explains both: what the client sends says which of them it is. */
  static Explainer explainer(Explainer hdlc) {
    return new Both(new Iec62056Explainer(List.of()), hdlc);
  }

  private static final class Both implements Explainer {
    private static final int FLAG = 0x7E;

    private final Explainer opening;
    private final Explainer hdlc;
    private boolean open;

    Both(Explainer opening, Explainer hdlc) {
      this.opening = opening;
      this.hdlc = hdlc;
    }

    @Override
    public void passed(Direction direction, ByteBuffer octets, Consumer<String> lines) {
      if (direction == Direction.SENT && octets.hasRemaining()) {
        open = (octets.get(octets.position()) & 0xFF) == FLAG;
      }
      (open ? hdlc : opening).passed(direction, octets, lines);
    }
  }
}
