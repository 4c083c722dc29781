// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A graph as the text that stands in the configuration, member by member in Kura's order. */
final class GraphCodec {

  private GraphCodec() {}

  static String encode(GraphDocument graph) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.beginObject().name("components").beginArray();
      for (Map.Entry<String, Map<String, Object>> component : graph.components().entrySet()) {
        write(out, component.getKey(), component.getValue());
      }
      out.endArray().name("wires").beginArray();
      for (GraphWire wire : graph.wires()) {
        write(out, wire);
      }
      out.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static void write(JsonWriter out, String pid, Map<String, Object> component)
      throws IOException {
    out.beginObject().name("pid").value(pid);
    out.name(GraphDocument.INPUTS).value((Number) component.get(GraphDocument.INPUTS));
    out.name(GraphDocument.OUTPUTS).value((Number) component.get(GraphDocument.OUTPUTS));
    out.name("renderingProperties").beginObject().name("position").beginObject();
    out.name("x").value((Number) component.getOrDefault(GraphDocument.X, 0));
    out.name("y").value((Number) component.getOrDefault(GraphDocument.Y, 0)).endObject();
    out.name("inputPortNames").beginObject().endObject();
    out.name("outputPortNames").beginObject().endObject();
    out.endObject().endObject();
  }

  private static void write(JsonWriter out, GraphWire wire) throws IOException {
    out.beginObject().name("emitter").value(wire.emitter());
    out.name("emitterPort").value(wire.emitterPort());
    out.name("receiver").value(wire.receiver());
    out.name("receiverPort").value(wire.receiverPort()).endObject();
  }

  /**
   * Reads a graph; members that it does not know are left out.
   *
   * @throws IllegalArgumentException if the text is no graph
   */
  static GraphDocument decode(String text) {
    Map<String, Map<String, Object>> components = new LinkedHashMap<>();
    List<GraphWire> wires = new ArrayList<>();
    try (JsonReader in = new JsonReader(new StringReader(text))) {
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "components" -> items(in, item -> components.put((String) item.remove("pid"), item));
          case "wires" -> items(in, item -> wires.add(wire(item)));
          default -> in.skipValue();
        }
      }
      in.endObject();
      return new GraphDocument(components, wires);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("no wire graph: " + e.getMessage(), e);
    }
  }

  private static void items(JsonReader in, Consumer<Map<String, Object>> each) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      Map<String, Object> item = new HashMap<>();
      members(in, "", item);
      each.accept(item);
    }
    in.endArray();
  }

  private static void members(JsonReader in, String prefix, Map<String, Object> into)
      throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      switch (in.peek()) {
        case BEGIN_OBJECT -> members(in, name.equals("position") ? "position." : "", into);
        case NUMBER -> into.put(prefix + name, number(in.nextString()));
        case STRING -> into.put(prefix + name, in.nextString());
        default -> in.skipValue();
      }
    }
    in.endObject();
  }

  /** Kept as it was written: a place in somebody's picture may have a fraction. */
  private static Number number(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.scale() == 0 ? (Number) number.intValueExact() : number;
  }

  private static GraphWire wire(Map<String, Object> item) {
    return new GraphWire(
        (String) item.get("emitter"),
        ((Number) item.getOrDefault("emitterPort", 0)).intValue(),
        (String) item.get("receiver"),
        ((Number) item.getOrDefault("receiverPort", 0)).intValue());
  }
}
