// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import java.util.Collections;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.apdu91.Apdu91;
import org.kilowire.sv.apdu91.Apdu91Codec;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu91.Asdu91;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.apdu91.AsduPatch;
import org.kilowire.sv.apdu91.StatusWords;
import org.kilowire.sv.ethernet.EthernetView;

/** Frames of IEC 61850-9-1. */
final class Template91 implements FrameTemplate {

  private final StreamShape.Of91 shape;
  private final byte[] frame;
  private final int apduOffset;
  private final Apdu91View apdu;
  private final AsduPatch patch = new AsduPatch();
  private final StatusMarks marks;

  Template91(StreamShape.Of91 shape) {
    this.shape = shape;
    Asdu91 asdu = asdu(shape.layout(), shape.header(), shape.smpRate());
    Octets octets = Apdu91Codec.encode(new Apdu91(Collections.nCopies(shape.asdus(), asdu)));
    frame = Template92.around(shape.head()).withApdu(octets).toOctets().toArray();
    EthernetView view = new EthernetView();
    view.wrap(frame, 0, frame.length);
    apduOffset = view.apduOffset();
    apdu = new Apdu91View(java.util.List.of(shape.layout()));
    if (!apdu.wrap(frame, apduOffset, apduOffset + view.apduLength())) {
      throw new IllegalStateException("what was encoded is not decoded: " + apdu.detail());
    }
    marks = new StatusMarks(shape.map());
  }

  /** Nothing measured yet. */
  static Asdu91 asdu(AsduLayout layout, AsduHeader header, int smpRate) {
    return new Asdu91(
        layout,
        header,
        Octets.of(new byte[2 * layout.channels()]),
        StatusWords.GOOD,
        0,
        layout.smpRateAt() == AsduView.ABSENT ? AsduView.ABSENT : smpRate,
        layout.confRevAt() == AsduView.ABSENT ? AsduView.ABSENT : 1);
  }

  @Override
  public void begin(boolean test, boolean invalid, boolean synchronised) {
    marks.begin(test, invalid, synchronised);
  }

  @Override
  public void count(int asdu, int smpCnt, long nanos) {
    patch.move(apdu.asdu(asdu));
    patch.smpCnt(smpCnt);
  }

  @Override
  public void sample(int asdu, int channel, int raw, boolean cut) {
    patch.move(apdu.asdu(asdu));
    patch.sample(shape.map().channels().get(channel).offset() / 2 + 1, raw);
    if (cut) {
      marks.invalid(channel);
    }
  }

  @Override
  public void end() {
    for (int i = 0; i < shape.asdus(); i++) {
      patch.move(apdu.asdu(i));
      patch.statusWords(marks.words());
    }
  }

  @Override
  public byte[] octets() {
    return frame;
  }

  @Override
  public int length() {
    return frame.length;
  }

  @Override
  public int apduOffset() {
    return apduOffset;
  }
}
