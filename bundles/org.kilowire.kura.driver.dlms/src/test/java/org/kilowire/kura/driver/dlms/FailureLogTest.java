// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.kura.driver.component.MeterDriver;

/** What is told of channels that fail again and again. */
@Timeout(120)
final class FailureLogTest {

  @Test
  void the_good_reads_of_one_asset_do_not_hide_how_often_another_has_failed() throws Exception {
    DriverFixture fixture = new DriverFixture(DlmsFraming.WRAPPER);
    MeterDriver driver = fixture.driver();
    PreparedRead good = driver.prepareRead(List.of(energy()));
    PreparedRead bad = driver.prepareRead(List.of(register("1-0:99.99.9", DataType.LONG)));
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      for (int i = 0; i < 50; i++) {
        good.execute();
        bad.execute();
        driver.read(List.of(energy()));
      }
    } finally {
      System.setErr(before);
      fixture.close();
    }
    assertThat(log.toString(UTF_8).lines().filter(line -> line.contains("FailureLog")))
        .as("the 1st and the 10th")
        .hasSize(2);
  }
}
