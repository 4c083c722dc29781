// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import org.kilowire.sv.ft3.Ft3Frame;
import org.kilowire.sv.ft3.Ft3Writer;

/** Frames of FT3. */
final class TemplateFt3 implements FrameTemplate {

  private final StreamShape.OfFt3 shape;
  private final Ft3Writer writer;
  private final byte[] frame;
  private final StatusMarks marks;

  TemplateFt3(StreamShape.OfFt3 shape) {
    this.shape = shape;
    Ft3Frame first =
        new Ft3Frame(
            shape.layout(),
            Template91.asdu(shape.layout().asdu(), shape.header(), shape.smpRate()));
    writer = new Ft3Writer(first, shape.crc());
    frame = new byte[writer.octets()];
    marks = new StatusMarks(shape.map());
  }

  @Override
  public void begin(boolean test, boolean invalid, boolean synchronised) {
    marks.begin(test, invalid, synchronised);
  }

  @Override
  public void count(int asdu, int smpCnt, long nanos) {
    writer.patch().smpCnt(smpCnt);
  }

  @Override
  public void sample(int asdu, int channel, int raw, boolean cut) {
    writer.patch().sample(shape.map().channels().get(channel).offset() / 2 + 1, raw);
    if (cut) {
      marks.invalid(channel);
    }
  }

  @Override
  public void end() {
    writer.patch().statusWords(marks.words());
    writer.write(frame, 0);
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
    return 0;
  }
}
