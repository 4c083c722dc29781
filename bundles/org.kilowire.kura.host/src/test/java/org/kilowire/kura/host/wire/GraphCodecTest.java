// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphCodecTest {

  private static final String STORED = Golden.lines("graph.json").get(0);

  @Test
  void the_graph_that_kura_stored_is_read_and_written_letter_by_letter() {
    GraphDocument graph = GraphCodec.decode(STORED);

    assertThat(graph.components()).containsOnlyKeys("timer1", "asset1", "recv1", "emit1", "recv2");
    assertThat(graph.components().get("asset1"))
        .containsEntry("inputPortCount", 1)
        .containsEntry("outputPortCount", 1)
        .containsEntry("position.x", 100);
    assertThat(graph.wires())
        .containsExactly(
            new GraphWire("timer1", 0, "asset1", 0),
            new GraphWire("asset1", 0, "recv1", 0),
            new GraphWire("emit1", 0, "recv2", 0));
    assertThat(GraphCodec.encode(graph)).isEqualTo(STORED);
  }

  @Test
  void a_place_between_points_is_kept() {
    String text = STORED.replace("\"x\":100", "\"x\":100.5");
    assertThat(GraphCodec.encode(GraphCodec.decode(text))).isEqualTo(text);
  }

  @Test
  void what_is_not_known_is_left_out() {
    String text =
        STORED.replace("\"pid\":", "\"new\":[{}],\"pid\":").replaceFirst("\\{", "{\"v\":2,");
    assertThat(GraphCodec.encode(GraphCodec.decode(text))).isEqualTo(STORED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"components\":[]",
        "{\"components\":[{\"inputPortCount\":1}]}",
        "{\"wires\":[{\"emitter\":\"a\"}]}",
        "{\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\",\"emitterPort\":\"x\"}]}"
      })
  void whatIsNoGraphIsRefused(String text) {
    assertThatThrownBy(() -> GraphCodec.decode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no wire graph: ");
  }
}
