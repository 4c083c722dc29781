// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.cli.KilowireRun;
import org.kilowire.cli.demo.HandedOver;

class ImsCommandTest {

  @TempDir private static Path folder;
  private static HandedOver handedOver;

  @BeforeAll
  static void receive() throws Exception {
    handedOver = HandedOver.make(folder);
  }

  @AfterAll
  static void stop() {
    handedOver.close();
  }

  private static List<String> lines(String command, String... options) {
    StringWriter out = new StringWriter();
    Stream<String> all =
        Stream.concat(
            Stream.of("ims", command, "--db", folder.resolve("ims.db").toString()),
            Stream.of(options));
    assertThat(KilowireRun.execute(new PrintWriter(out), all.toArray(String[]::new))).isZero();
    return out.toString().lines().toList();
  }

  @Test
  void readings_are_printed_as_csv_with_the_members_of_the_json() {
    List<String> csv = lines("readings", "--csv", "--meter", "meter-1");
    List<String> json = lines("readings", "--json", "--meter", "meter-1");
    assertThat(csv)
        .hasSize(json.size() + 1)
        .startsWith(
            "meter,device,quantity,time,ordinal,revision,value,scaler,unit,scaled,quality,origin,"
                + "gateway,epoch,sequence");
    assertThat(csv.get(1)).matches("meter-1,\\d+,1-0:\\S+,\\S+Z,0,0,-?[\\d.]+,.*,schedule,.*");
    assertThat(json.get(0)).matches("\\{\"meter\":\"meter-1\",.*\"value\":-?[\\d.]+,.*}");
  }

  @Test
  void events_are_printed_as_csv() {
    assertThat(lines("events", "--csv"))
        .containsExactly("gateway,epoch,number,meter,code,at,details");
  }

  @Test
  void the_doctor_tells_programs_what_it_found() {
    assertThat(lines("doctor", "--json"))
        .singleElement()
        .asString()
        .contains("\"whole\":true", "\"holes\":[],\"faults\":[],\"counters\":{");
    assertThat(lines("doctor").get(0)).contains(": whole, blocks 1..");
  }
}
