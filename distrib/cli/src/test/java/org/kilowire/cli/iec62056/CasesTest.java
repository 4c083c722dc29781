// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.cli.KilowireRun;

/** Recorded dialogues with their right results, octet for octet, over the command line. */
@Timeout(240)
final class CasesTest {

  private static Path file(String name) {
    Path folder = Path.of(System.getProperty("kilowire.facts", "absent"));
    Path file = folder.resolve("../cases/iec62056-21").resolve(name).normalize();
    Assumptions.assumeTrue(Files.exists(file), "the cases are not here: " + file);
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "readout_c.txt, 0",
    "readout_bad_bcc_once.txt, 0",
    "get_named.txt, 0",
    "get_wrong_password.txt, 1",
    "p01_emh.txt, 0",
    "p01_fall.txt, 0",
    "p01_partial.txt, 0",
    "mode_e_silence.txt, 3"
  })
  void a_recorded_dialogue_has_its_result(String name, int code) throws Exception {
    StringWriter out = new StringWriter();
    try (ReplayServer meter = ReplayServer.of(file(name))) {
      String zone = name.startsWith("p01") ? " --zone Europe/Berlin" : "";
      String all = meter.command() + " --json --link " + meter.link() + zone;
      PrintWriter writer = new PrintWriter(out, true);
      assertThat(KilowireRun.execute(writer, all.split(" "))).as(out.toString()).isEqualTo(code);
      assertThat(meter.verdict()).isEmpty();
      List<String> lines = out.toString().lines().toList();
      assertThat(lines).hasSize(meter.lines());
      for (int i = 0; code == 0 && i < meter.results().size(); i++) {
        holds(lines.get(i), meter.results().get(i));
      }
    }
  }

  /** Every member that is expected, times as instants. */
  private static void holds(String found, String expected) {
    JsonObject has = JsonParser.parseString(found).getAsJsonObject();
    JsonObject wants = JsonParser.parseString(expected).getAsJsonObject();
    for (String member : wants.keySet()) {
      JsonElement value = has.get(member);
      if (member.equals("time")) {
        assertThat(OffsetDateTime.parse(value.getAsString()).toInstant())
            .isEqualTo(OffsetDateTime.parse(wants.get(member).getAsString()).toInstant());
      } else {
        assertThat(value).as(member + " of " + found).isEqualTo(wants.get(member));
      }
    }
  }
}
