// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.frame.BlockReader;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;

/** What a client's conversations with one meter share. One owner. */
final class LineState {

  final MeterTraits traits;
  final LineSettings line;
  final AddressedMeter target;
  final ReadingBudget budget;
  final BlockReader reader;
  final Echo echo = new Echo();

  /** What the eighth bit is, once the identification has shown it. */
  ParityBit parity;

  /** Whether the programming mode is open. */
  boolean open;

  /** Whether the meter has ended the conversation with a break of its own. */
  boolean signedOff;

  /** Whether a break was sent and the meter needs a while behind it. */
  boolean afterBreak;

  long breakAt;

  LineState(MeterTraits traits, LineSettings line, AddressedMeter target, ReadingBudget budget) {
    this.traits = traits;
    this.line = line;
    this.target = target;
    this.budget = budget;
    this.parity = traits.check().parity();
    this.reader = new BlockReader(traits.limits().octets(), traits.check().bcc(), parity);
  }

  /** The line's own ways at another rate. */
  LineSettings at(int baud, Framing framing) {
    boolean software = line.softwareParity() && framing.hasSevenBitsAndParity();
    return new LineSettings(baud, framing, software, line.echo(), line.turnaroundNanos());
  }

  /** The framing of the line: 8N1 where the parity is made here. */
  Framing framing() {
    return traits.check().parity() == ParityBit.EVEN ? Framing.PLAIN : traits.rates().framing();
  }

  void shown(ParityBit bit) {
    parity = bit;
    reader.check(traits.check().bcc(), bit);
  }

  /** Characters as they leave. */
  ByteBuffer outgoing(byte[] characters) {
    boolean made = traits.check().parity() == ParityBit.EVEN;
    byte[] octets = made ? ParityBit.EVEN.encode(characters.clone()) : characters;
    echo.expect(octets);
    return ByteBuffer.wrap(octets);
  }
}
