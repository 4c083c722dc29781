// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** {@code --plot}: the picture is read again as XML. Is skipped where Java has no fonts. */
final class SvPlotTest {

  private static final String SVG = "http://www.w3.org/2000/svg";

  /** The line of a channel: so wide none but those is. */
  private static final String WIDTH = "1.5";

  @TempDir Path folder;

  private Path capture;
  private Path picture;

  @BeforeEach
  void a_stream_is_captured() {
    capture = folder.resolve("bus.pcap");
    picture = folder.resolve("bus.svg");
  }

  private void simulate(Object... more) {
    List<Object> words = new ArrayList<>(List.of("sim", "sv", "--out", capture, "--seconds", 3));
    words.addAll(List.of(more));
    SvRun sent = SvRun.of(words.toArray());
    assertThat(sent.code).as(sent.text).isZero();
  }

  private SvRun plot(Object... more) {
    List<Object> words = new ArrayList<>(List.of("sv", "analyze", capture, "--plot", picture));
    words.addAll(List.of(more));
    SvRun run = SvRun.of(words.toArray());
    Assumptions.assumeFalse(run.text.contains("no fonts"), run.text);
    return run;
  }

  private Document parsed() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(picture.toFile());
  }

  private static List<Element> elements(Document document, String name) {
    NodeList all = document.getElementsByTagNameNS(SVG, name);
    List<Element> list = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      list.add((Element) all.item(i));
    }
    return list;
  }

  @Test
  void each_channel_has_its_waveform_and_its_phasor() throws Exception {
    simulate();
    SvRun run = plot();
    assertThat(run.code).as(run.text).isZero();
    Document document = parsed();
    String texts =
        elements(document, "text").stream()
            .map(Element::getTextContent)
            .collect(Collectors.joining("\n"));
    assertThat(texts)
        .contains("KWMU0101 (9-2), second that ends ", " Hz", "Currents in A", "Voltages in V")
        .contains("ms from the second's first sample", "Fundamental, RMS in A")
        .contains("Ia", "Ib", "Ic", "Ua", "Ub", "Uc", "Ia 1000.0 A", "°");
    assertThat(lines(document, 321)).as("waveforms, four cycles of 80 samples").isEqualTo(8);
    assertThat(lines(document, 2)).as("phasors").isGreaterThanOrEqualTo(6);
    assertThat(heights(document))
        .as("Ia is a cosine, as its phasor is at 0 degrees")
        .satisfies(all -> assertThat(all.get(0)).isLessThanOrEqualTo(Collections.min(all) + 0.01));
  }

  /** Of the points of the first waveform; the top of a page is 0. */
  private static List<Double> heights(Document document) {
    String points =
        elements(document, "path").stream()
            .map(path -> path.getAttribute("d"))
            .filter(d -> d.split("[ML]", -1).length == 322)
            .findFirst()
            .orElseThrow();
    return Stream.of(points.split("[ML]"))
        .filter(one -> !one.isBlank())
        .map(one -> Double.valueOf(one.strip().split(" ", 2)[1]))
        .toList();
  }

  /** Lines of so many points, of the width that only curves have. */
  private static long lines(Document document, int points) {
    return elements(document, "path").stream()
        .filter(path -> style(path).contains("stroke-width:" + WIDTH))
        .filter(path -> path.getAttribute("d").split("[ML]", -1).length == points + 1)
        .count();
  }

  /** With that of the groups around it. */
  private static String style(Element element) {
    String style = element.getAttribute("style");
    for (Node node = element.getParentNode();
        node instanceof Element group;
        node = node.getParentNode()) {
      style += group.getAttribute("style");
    }
    return style;
  }

  @Test
  void the_same_capture_gives_the_same_picture() throws Exception {
    simulate();
    plot();
    byte[] first = Files.readAllBytes(picture);
    plot();
    assertThat(Files.readAllBytes(picture)).isEqualTo(first);
    assertThat(first.length).isLessThan(1 << 18);
  }

  @Test
  void of_several_streams_one_is_named() throws Exception {
    simulate("--streams", 2);
    SvRun open = plot();
    assertThat(open.code).isEqualTo(2);
    assertThat(open.text).contains("which --stream? KWMU0101, KWMU0201");
    assertThat(picture).doesNotExist();
    assertThat(plot("--stream", "KWMU0201").code).isZero();
    assertThat(Files.readString(picture)).contains("KWMU0201").doesNotContain("KWMU0101");
  }

  @Test
  void a_stream_that_is_not_there_has_no_picture() {
    simulate();
    SvRun run = plot("--stream", "KWMU0901");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.text).contains("no such stream has a second with values");
    assertThat(picture).doesNotExist();
  }

  @Test
  void a_stream_is_named_for_a_picture_alone() {
    simulate();
    SvRun run = SvRun.of("sv", "analyze", capture, "--stream", "KWMU0101");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.text).contains("--stream is for --plot");
  }
}
