// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.kilowire.cli.KilowireRun;

/** Runs {@code kilowire sv} and {@code kilowire sim}, and keeps what they said. */
final class SvRun {

  final int code;
  final String text;

  private SvRun(int code, String text) {
    this.code = code;
    this.text = text;
  }

  static SvRun of(Object... words) {
    StringWriter text = new StringWriter();
    String[] all = Stream.of(words).map(Object::toString).toArray(String[]::new);
    int code = KilowireRun.execute(new PrintWriter(text, true), all);
    return new SvRun(code, text.toString());
  }

  /** As JSON, ended well. */
  static SvRun analyze(Object... words) {
    SvRun run = of(Stream.concat(Stream.of("sv", "analyze", "--json"), Stream.of(words)).toArray());
    assertThat(run.code).as(run.text).isZero();
    return run;
  }

  List<JsonObject> objects() {
    return text.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  /** The totals of all streams. */
  List<JsonObject> totals() {
    return objects().stream().filter(one -> one.has("final")).toList();
  }

  /** The totals of one. */
  JsonObject total(String stream) {
    List<JsonObject> found =
        totals().stream().filter(one -> one.get("stream").getAsString().equals(stream)).toList();
    assertThat(found).as(stream + " in " + text).hasSize(1);
    return found.get(0);
  }

  /** The seconds of a stream. */
  List<JsonObject> seconds(String stream) {
    return objects().stream()
        .filter(one -> !one.has("final") && !one.has("event") && one.has("received"))
        .filter(one -> one.get("stream").getAsString().equals(stream))
        .toList();
  }

  JsonObject summary() {
    return objects().stream().filter(one -> one.has("summary")).findFirst().orElseThrow();
  }

  List<String> events() {
    return objects().stream()
        .filter(one -> one.has("event"))
        .map(one -> one.get("event").getAsString())
        .toList();
  }

  /** {@code received lost duplicates out_of_order}. */
  static String counts(JsonObject total) {
    return Stream.of("received", "lost", "duplicates", "out_of_order")
        .map(name -> total.get(name).getAsString())
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  static double rms(JsonObject result, String channel) {
    return result.get("rms").getAsJsonObject().get(channel).getAsDouble();
  }
}
