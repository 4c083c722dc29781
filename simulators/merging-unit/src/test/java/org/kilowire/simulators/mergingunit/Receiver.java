// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.dataset.SampleReader;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;

/** Reads what a stream sends, and keeps what tests ask for. */
final class Receiver implements PublishedSink {

  final List<Integer> counts = new ArrayList<>();
  final List<Integer> synchs = new ArrayList<>();
  final List<Integer> qualities = new ArrayList<>();
  final List<Long> sources = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  final List<SvReason> refused = new ArrayList<>();
  final List<String> lans = new ArrayList<>();
  final List<Boolean> simulated = new ArrayList<>();
  final double[] squares;
  int mismatched;

  private final EthernetView ethernet = new EthernetView();
  private final SavPduView pdu92 = new SavPduView();
  private final Apdu91View pdu91 = new Apdu91View();
  private final SampleReader reader;
  final Ft3StreamDecoder decoder;

  Receiver(StreamShape shape) {
    reader = new SampleReader(shape.map());
    squares = new double[shape.map().channels().size()];
    Ft3Options options =
        shape instanceof StreamShape.OfFt3 ft3
            ? new Ft3Options(ft3.crc(), List.of(ft3.layout()))
            : Ft3Options.of(Ft3Layout.OCTETS_54);
    decoder = new Ft3StreamDecoder(options, (view, time) -> asdu(view));
  }

  @Override
  public void frame(int stream, long nanos, byte[] octets, int length) {
    times.add(nanos);
    if (octets[0] == 5) {
      decoder.accept(octets, 0, length, nanos);
      return;
    }
    if (!ethernet.wrap(octets, 0, length)) {
      refused.add(ethernet.reason());
      return;
    }
    sources.add(ethernet.source());
    simulated.add(ethernet.isSimulated());
    if (ethernet.hasPrpTrailer()) {
      lans.add(ethernet.prpLan() + "" + ethernet.prpSequence());
    }
    apdu(octets, ethernet.apduOffset(), ethernet.apduLength());
  }

  private void apdu(byte[] octets, int at, int length) {
    if (ethernet.format() == SvFormat.IEC_61850_9_2) {
      if (!pdu92.wrap(octets, at, length)) {
        refused.add(pdu92.reason());
        return;
      }
      for (int i = 0; i < pdu92.noAsdu(); i++) {
        asdu(pdu92.asdu(i));
      }
    } else {
      if (!pdu91.wrap(octets, at, at + length)) {
        refused.add(pdu91.reason());
        return;
      }
      for (int i = 0; i < pdu91.count(); i++) {
        asdu(pdu91.asdu(i));
      }
    }
  }

  private void asdu(AsduView asdu) {
    if (!reader.fits(asdu)) {
      mismatched++;
      return;
    }
    counts.add(asdu.smpCnt());
    synchs.add(asdu.smpSynch());
    qualities.add(reader.quality(asdu, 0));
    for (int i = 0; i < squares.length; i++) {
      double value = reader.value(asdu, i);
      squares[i] += value * value;
    }
  }

  double rms(int channel) {
    return Math.sqrt(squares[channel] / counts.size());
  }
}
