// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kilowire.capture.file.PcapWriter;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.SampleChannel;

/** Reads what {@link CsvSamples} writes, columns in any order; those of other names are let be. */
final class CsvSampleReader {

  private static final int LONGEST_LINE = 1 << 16;
  private static final int NONE = -1;

  /** Counts have 16 bits (IEC 61850-9-2, 8.6). */
  private static final int MAX_COUNT = 0xFFFF;

  private final Path path;
  private final SampleWriter out;
  private List<String> columns = List.of();
  private int time;
  private int count;
  private int[] values;
  private int[] qualities;
  private long lines;

  private CsvSampleReader(Path path, SampleWriter out) {
    this.path = path;
    this.out = out;
  }

  /** Whether a file's first line has the columns that each of these has. */
  static boolean isOne(Path path) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      char[] begin = new char[LONGEST_LINE];
      int length = Math.max(0, in.read(begin));
      List<String> first = cells(new String(begin, 0, length).lines().findFirst().orElse(""));
      return first.contains(CsvSamples.TIME) && first.contains(CsvSamples.COUNT);
    }
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", NONE));
  }

  /** How many instants there were. */
  static long copy(Path path, SampleWriter out) throws IOException {
    CsvSampleReader reader = new CsvSampleReader(path, out);
    try (BufferedReader in = Files.newBufferedReader(path)) {
      reader.header(in.readLine());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        reader.lines++;
        reader.line(line);
      }
    }
    return reader.lines;
  }

  private void header(String line) {
    columns = cells(line);
    List<SampleChannel> wanted = out.channels();
    values = wanted.stream().mapToInt(one -> columns.indexOf(one.name())).toArray();
    qualities =
        wanted.stream().mapToInt(one -> columns.indexOf(one.name() + CsvSamples.QUALITY)).toArray();
    time = column(CsvSamples.TIME);
    count = column(CsvSamples.COUNT);
  }

  private int column(String name) {
    int found = columns.indexOf(name);
    if (found < 0) {
      throw new WrongUsage(path + " has no column " + name);
    }
    return found;
  }

  private void line(String line) throws IOException {
    String[] cells = line.length() > LONGEST_LINE ? new String[0] : line.split(",", NONE);
    if (cells.length != columns.size()) {
      throw wrong("has " + cells.length + " cells, the header " + columns.size(), null);
    }
    try {
      write(cells);
    } catch (NumberFormatException e) {
      throw wrong("has something that is no number: " + e.getMessage(), e);
    }
  }

  private WrongUsage wrong(String what, Exception cause) {
    WrongUsage wrong = new WrongUsage(path + ", line " + (lines + 1) + " " + what);
    if (cause != null) {
      wrong.initCause(cause);
    }
    return wrong;
  }

  private void write(String[] cells) throws IOException {
    double[] found = new double[values.length];
    int[] quality = new int[values.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = values[i] < 0 ? 0 : Double.parseDouble(cells[values[i]]);
      quality[i] = QualityBits.INVALID;
      if (values[i] >= 0) {
        quality[i] = qualities[i] < 0 ? 0 : bits(cells[qualities[i]]);
      }
    }
    int synchronised = columns.indexOf(CsvSamples.SYNCHRONISED);
    out.write(
        between(CsvSamples.TIME, Long.parseLong(cells[time]), PcapWriter.MAX_NANOS),
        (int) between(CsvSamples.COUNT, Long.parseLong(cells[count]), MAX_COUNT),
        synchronised < 0 || cells[synchronised].equals("1"),
        found,
        quality);
  }

  private long between(String name, long value, long most) {
    if (value < 0 || value > most) {
      throw wrong("has " + name + " " + value + "; it is 0.." + most, null);
    }
    return value;
  }

  private static int bits(String text) {
    return (int) (long) Long.decode(text);
  }
}
