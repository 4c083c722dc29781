// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kilowire.capture.file.PcapWriter;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.simulators.mergingunit.frame.FrameTemplate;
import org.kilowire.simulators.mergingunit.frame.RawScale;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.dataset.QualityPlace;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.SampleQuality;
import org.kilowire.sv.ethernet.EthernetView;

/** Samples as frames: of Ethernet into a pcap file, of FT3 as octets. */
final class FrameSamples implements SampleWriter {

  private static final int OURS = SampleQuality.SIMULATED | SampleQuality.UNSYNCHRONISED;

  private final StreamShape shape;
  private final FrameTemplate template;
  private final RawScale scale;
  private final OutputStream file;
  private final PcapWriter pcap;

  /** Where the samples of 9-2 lie in the frame; -1 in other formats. */
  private final int samplesAt;

  private long cut;

  /**
   * @param shape with one ASDU a frame
   */
  FrameSamples(Path path, StreamShape shape, int samplesPerSecond) throws IOException {
    this.shape = shape;
    template = shape.template(samplesPerSecond);
    scale = RawScale.of(shape);
    file = new BufferedOutputStream(Files.newOutputStream(path));
    pcap = shape.isEthernet() ? new PcapWriter(file) : null;
    samplesAt = shape.format() == SvFormat.IEC_61850_9_2 ? samplesAt() : -1;
  }

  private int samplesAt() {
    EthernetView frame = new EthernetView();
    SavPduView pdu = new SavPduView();
    boolean read =
        frame.wrap(template.octets(), 0, template.length())
            && pdu.wrap(template.octets(), frame.apduOffset(), frame.apduLength());
    if (!read) {
      throw new IllegalStateException("what was encoded is not decoded");
    }
    return pdu.asdu(0).sampleOffset();
  }

  @Override
  public List<SampleChannel> channels() {
    return shape.map().channels();
  }

  /** Samples that their octets could not hold, and that are marked as invalid. */
  long cut() {
    return cut;
  }

  @Override
  public void write(
      long atNanos, int smpCnt, boolean synchronised, double[] values, int[] qualities)
      throws IOException {
    if (pcap != null && (atNanos < 0 || atNanos > PcapWriter.MAX_NANOS)) {
      throw new WrongUsage("a pcap file has no time " + atNanos + " ns");
    }
    template.begin(isTest(qualities), false, synchronised);
    template.count(0, smpCnt % shape.countLimit(), atNanos);
    for (int i = 0; i < values.length; i++) {
      sample(i, values[i], qualities[i]);
    }
    template.end();
    if (pcap == null) {
      file.write(template.octets(), 0, template.length());
    } else {
      pcap.write(atNanos, template.octets(), 0, template.length());
    }
  }

  private static boolean isTest(int[] qualities) {
    int all = 0;
    for (int quality : qualities) {
      all |= quality;
    }
    return QualityBits.isTest(all);
  }

  private void sample(int channel, double value, int quality) {
    double raw = scale.raw(channel, value);
    int within = scale.within(channel, raw);
    boolean tooLarge = within != raw;
    cut += tooLarge ? 1 : 0;
    template.sample(0, channel, within, tooLarge || QualityBits.isInvalid(quality));
    SampleChannel at = shape.map().channels().get(channel);
    if (samplesAt >= 0 && at.quality() instanceof QualityPlace.Own) {
      int overflow = tooLarge ? QualityBits.OVERFLOW | QualityBits.INVALID : 0;
      int bits = SampleQuality.join(quality & ~OURS, overflow);
      ByteBuffer.wrap(template.octets()).putInt(samplesAt + at.offset() + at.octets(), bits);
    }
  }

  @Override
  public void close() {
    try (file) {
      if (pcap != null) {
        pcap.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
