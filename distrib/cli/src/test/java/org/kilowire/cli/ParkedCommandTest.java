// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.standalone.GatewayHome;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

final class ParkedCommandTest {

  @TempDir private Path home;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void park() {
    try (Store store = Store.open(StoreSettings.of(new GatewayHome(home).data(), "gw-1"))) {
      for (String meter : List.of("m17", "m18")) {
        MeterAccount account = new MeterAccount("tcp://" + meter + ":4059", "1/17", "16");
        store.refusedCredentials().refused(new Credential(account, Secret.of("12345678")), meter);
      }
    }
  }

  private int run(String... more) {
    out.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("parked", "--home", home.toString()));
    arguments.addAll(List.of(more));
    return KilowireRun.execute(new PrintWriter(out), arguments.toArray(String[]::new));
  }

  @Test
  void parked_meters_are_listed_and_one_is_released() {
    assertThat(run()).isZero();
    assertThat(out.toString().lines().toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("m17  server 1/17, client 16 on tcp://m17:4059  since 20"));
    assertThat(run("--release", "m17")).isZero();
    assertThat(out.toString()).startsWith("released  m17");
    assertThat(run("--json")).isZero();
    assertThat(out.toString()).contains("\"m18\"").doesNotContain("m17", "12345678");
  }

  @Test
  void a_meter_that_is_not_parked_is_exit_code_1_and_all_releases_all() {
    assertThat(run("--release", "m19")).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("not parked: m19");
    assertThat(run("--release", "all")).isZero();
    assertThat(run()).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_folder_without_a_store_is_exit_code_1(@TempDir Path empty) {
    int code = KilowireRun.execute(new PrintWriter(out), "parked", "--store", empty.toString());
    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("there is no store in");
  }
}
