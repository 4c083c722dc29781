// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

/** The running counts behind {@link HdlcCounters}; one owner. */
final class FrameCounts {

  long sent;
  long received;
  long foreign;
  long badFcs;
  long badHcs;
  long garbage;
  long retransmitted;
  long polls;
  long outOfSequence;
  long staleNr;
  long unnumberedInformation;
  long otherAddress;

  /** Counts what a decoder has found broken, {@code octets} of it. */
  void broken(HdlcReason reason, int octets) {
    switch (reason) {
      case BAD_FCS, NO_CLOSING_FLAG -> badFcs++;
      case BAD_HCS -> badHcs++;
      default -> garbage += octets;
    }
  }

  HdlcCounters snapshot() {
    return new HdlcCounters(
        sent,
        received,
        foreign,
        badFcs,
        badHcs,
        garbage,
        retransmitted,
        polls,
        outOfSequence,
        staleNr,
        unnumberedInformation,
        otherAddress);
  }
}
