// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.kilowire.sv.dataset.SampleChannel;

/** Samples as comma-separated values: time in ns, smpCnt, synchronised, values, then qualities. */
final class CsvSamples implements SampleWriter {

  static final String TIME = "time_ns";
  static final String COUNT = "smpCnt";
  static final String SYNCHRONISED = "synchronised";
  static final String QUALITY = ".quality";

  /** More than 32 bits have, and fewer than a product of two numbers shows. */
  private static final MathContext DIGITS = new MathContext(12);

  private final BufferedWriter file;
  private final List<SampleChannel> channels;

  CsvSamples(Path path, List<SampleChannel> channels) throws IOException {
    this.channels = channels;
    file = Files.newBufferedWriter(path);
    String values = channels.stream().map(SampleChannel::name).collect(Collectors.joining(","));
    String qualities =
        channels.stream().map(one -> one.name() + QUALITY).collect(Collectors.joining(","));
    line(String.join(",", TIME, COUNT, SYNCHRONISED, values, qualities));
  }

  private void line(String text) throws IOException {
    file.write(text);
    file.write('\n');
  }

  @Override
  public List<SampleChannel> channels() {
    return channels;
  }

  @Override
  public void write(
      long atNanos, int smpCnt, boolean synchronised, double[] values, int[] qualities)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(atNanos).append(',').append(smpCnt).append(',').append(synchronised ? 1 : 0);
    for (double value : values) {
      BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
      text.append(',').append(rounded.toPlainString());
    }
    for (int quality : qualities) {
      text.append(",0x").append(Integer.toHexString(quality));
    }
    line(text.toString());
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
