// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.kilowire.cli.sv.plot.RecordedSecond.Curve;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;

/** A recorded second on a page of SVG: for each quantity its waveforms, and phasors beside them. */
final class SvgPage {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String HEADLESS = "java.awt.headless";

  private static final int WAVEFORMS = 740;
  private static final int PHASORS = 580;
  private static final int ROW = 420;
  private static final int TITLE = 44;
  private static final int BASELINE = 28;
  private static final int MARGIN = 16;
  private static final int LINE = 20;
  private static final int LEGEND = 190;
  private static final int DASH = 14;
  private static final int DASH_UP = 6;
  private static final int DASH_HEIGHT = 3;

  private SvgPage() {}

  /**
   * Draws it.
   *
   * @param time the END of the second, for people
   */
  static void write(RecordedSecond second, String time, Path file) throws IOException {
    System.setProperty(HEADLESS, System.getProperty(HEADLESS, "true"));
    List<QuantityCharts> rows = rows(second);
    SVGGraphics2D page = page();
    try {
      page.setSVGCanvasSize(new Dimension(WAVEFORMS + PHASORS, TITLE + ROW * rows.size()));
      page.setColor(Color.WHITE);
      page.fillRect(0, 0, WAVEFORMS + PHASORS, TITLE + ROW * rows.size());
      page.setColor(Color.BLACK);
      page.setFont(QuantityCharts.font(Font.BOLD, 16));
      page.drawString(title(second, time), MARGIN, BASELINE);
      for (int i = 0; i < rows.size(); i++) {
        paint(page, rows.get(i), TITLE + ROW * i);
      }
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        page.stream(out, true);
      }
    } catch (InternalError | NoClassDefFoundError e) {
      throw new IOException(
          "--plot: Java finds no fonts here (Debian and Ubuntu: apt-get install fontconfig"
              + " fonts-dejavu-core): "
              + e.getMessage(),
          e);
    } finally {
      page.dispose();
    }
  }

  private static String title(RecordedSecond second, String time) {
    return Double.isNaN(second.frequency())
        ? "%s (%s), second that ends %s".formatted(second.stream(), second.format(), time)
        : String.format(
            Locale.ROOT,
            "%s (%s), second that ends %s, %.4f Hz",
            second.stream(),
            second.format(),
            time,
            second.frequency());
  }

  private static List<QuantityCharts> rows(RecordedSecond second) {
    List<QuantityCharts> rows = new ArrayList<>();
    List<Curve> currents = second.of(ChannelQuantity.CURRENT);
    if (!currents.isEmpty()) {
      rows.add(new QuantityCharts(currents, "Currents", "A"));
    }
    List<Curve> voltages = second.of(ChannelQuantity.VOLTAGE);
    if (!voltages.isEmpty()) {
      rows.add(new QuantityCharts(voltages, "Voltages", "V"));
    }
    return rows;
  }

  private static SVGGraphics2D page() throws IOException {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(NAMESPACE, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment("kilowire sv analyze --plot");
      return new SVGGraphics2D(context, false);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java has no XML", e);
    }
  }

  private static void paint(SVGGraphics2D page, QuantityCharts row, int top) {
    XYChart waveforms = row.waveforms(WAVEFORMS - LEGEND, ROW - 2 * LINE);
    paint(page, waveforms, 0, top, row::drawWaveforms);
    label(page, row.waveformLabels(), WAVEFORMS - LEGEND, top);
    write(page, row.what() + " in " + row.unit(), MARGIN, top + LINE);
    write(page, "ms from the second's first sample", MARGIN, top + ROW - MARGIN / 2);
    XYChart phasors = row.phasors(PHASORS - LEGEND, ROW - 2 * LINE);
    paint(page, phasors, WAVEFORMS, top, row::drawPhasors);
    label(page, row.phasorLabels(), WAVEFORMS + PHASORS - LEGEND, top);
    write(page, "Fundamental, RMS in " + row.unit(), WAVEFORMS + MARGIN, top + LINE);
  }

  private static void paint(
      Graphics2D page, XYChart chart, int left, int top, BiConsumer<XYChart, Graphics2D> curves) {
    Graphics2D place =
        (Graphics2D) page.create(left, top + LINE, chart.getWidth(), chart.getHeight());
    chart.paint(place, chart.getWidth(), chart.getHeight());
    curves.accept(chart, place);
    place.dispose();
  }

  private static void label(Graphics2D page, List<QuantityCharts.Label> labels, int from, int top) {
    int at = top + 2 * LINE;
    for (QuantityCharts.Label label : labels) {
      page.setColor(label.colour());
      page.fillRect(from, at - DASH_UP, DASH, DASH_HEIGHT);
      write(page, label.text(), from + DASH + MARGIN / 2, at);
      at += LINE;
    }
  }

  private static void write(Graphics2D page, String text, int left, int baseline) {
    page.setColor(Color.BLACK);
    page.setFont(QuantityCharts.font(Font.PLAIN, 12));
    page.drawString(text, left, baseline);
  }
}
