// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kilowire.cli.sv.plot.RecordedSecond.Curve;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Both charts of the channels of one quantity: their waveforms, and their phasors. The library
 * gives axes and scales; titles, legends and curves are written and drawn over them, since it makes
 * outlines of its text, and of a curve a thousand lines.
 */
final class QuantityCharts {

  /** Told apart also by who sees no red or green. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0x7F7F7F),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  private static final float LINE = 1.5f;
  private static final float GRID = 0.5f;
  private static final double MARGIN = 1.1;

  private final List<Curve> curves;
  private final String what;
  private final String unit;

  /**
   * @param what the quantity, for people
   */
  QuantityCharts(List<Curve> curves, String what, String unit) {
    this.curves = curves;
    this.what = what;
    this.unit = unit;
  }

  /** A channel in the legend. */
  record Label(String text, Color colour) {}

  String what() {
    return what;
  }

  String unit() {
    return unit;
  }

  XYChart waveforms(int width, int height) {
    XYChart chart = chart(width, height);
    curves.forEach(one -> hide(chart.addSeries(one.name(), one.millis(), one.values())));
    return chart;
  }

  /** Draws the curves over a chart of {@link #waveforms} that has been painted. */
  void drawWaveforms(XYChart chart, Graphics2D page) {
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      Path2D.Double line = new Path2D.Double();
      for (int at = 0; at < curve.values().size(); at++) {
        go(line, chart, curve.millis().get(at), curve.values().get(at));
      }
      draw(page, line, i);
    }
  }

  private static void go(Path2D line, XYChart chart, double x, double y) {
    if (line.getCurrentPoint() == null) {
      line.moveTo(chart.getScreenXFromChart(x), chart.getScreenYFromChart(y));
    } else {
      line.lineTo(chart.getScreenXFromChart(x), chart.getScreenYFromChart(y));
    }
  }

  private static void draw(Graphics2D page, Path2D line, int i) {
    page.setColor(colour(i));
    page.setStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    page.draw(line);
  }

  /** The channels, and their RMS. */
  List<Label> waveformLabels() {
    return IntStream.range(0, curves.size())
        .mapToObj(i -> new Label(text("%s %.5g %s", curves.get(i).name(), rms(i)), colour(i)))
        .toList();
  }

  private double rms(int i) {
    return curves.get(i).rms();
  }

  private String text(String form, String name, double value) {
    return String.format(Locale.ROOT, form, name, value, unit);
  }

  XYChart phasors(int width, int height) {
    XYChart chart = chart(width, height);
    double most =
        curves.stream()
            .filter(QuantityCharts::hasPhasor)
            .mapToDouble(Curve::magnitude)
            .max()
            .orElse(0);
    double end = most > 0 ? roundUp(MARGIN * most) : 1;
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(-end).setXAxisMax(end).setYAxisMin(-end).setYAxisMax(end);
    double[] ends = {-end, end};
    hide(chart.addSeries(what, ends, ends));
    return chart;
  }

  /** Draws the phasors over a chart of {@link #phasors} that has been painted. */
  void drawPhasors(XYChart chart, Graphics2D page) {
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      if (hasPhasor(curve)) {
        Path2D.Double line = new Path2D.Double();
        go(line, chart, 0, 0);
        go(line, chart, curve.real(), curve.imaginary());
        draw(page, line, i);
      }
    }
  }

  /** To two digits: what a scale can write. */
  private static double roundUp(double value) {
    double step = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.ceil(value / step) * step;
  }

  private static boolean hasPhasor(Curve curve) {
    return Double.isFinite(curve.magnitude());
  }

  /** Those that have a phasor, and what it is. */
  List<Label> phasorLabels() {
    return IntStream.range(0, curves.size())
        .filter(i -> hasPhasor(curves.get(i)))
        .mapToObj(i -> new Label(phasor(curves.get(i)), colour(i)))
        .toList();
  }

  private String phasor(Curve curve) {
    return String.format(
        Locale.ROOT,
        "%s %.5g %s %.2f\u00B0",
        curve.name(),
        curve.magnitude(),
        unit,
        Math.abs(curve.degrees()) < 0.005 ? 0 : curve.degrees());
  }

  private static XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    XYStyler styler = chart.getStyler();
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setDecimalPattern("#,##0.######");
    styler.setPlotBorderVisible(true);
    styler.setPlotGridLinesStroke(new BasicStroke(GRID));
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setAxisTitlesVisible(false);
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 11));
    return chart;
  }

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  private static Color colour(int i) {
    return COLOURS.get(i % COLOURS.size());
  }

  private static void hide(XYSeries series) {
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
  }
}
