// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.xdlms.DataAccessResult;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterReason;

final class IdentityReadingTest {

  private static final String SERIAL = "1:0.0.96.1.0.255:2";

  private final Bench bench = new Bench();

  private String device() {
    return ((Identity) Bench.value(bench.open(Optional.empty()))).device();
  }

  @Test
  void the_serial_number_is_the_device() {
    assertThat(device()).isEqualTo("4711");
    bench.device.has(SERIAL, Data.doubleLongUnsigned(4_000_000_000L));
    assertThat(device()).isEqualTo("4000000000");
  }

  @Test
  void the_logical_device_name_stands_in_where_there_is_none() {
    bench.device.refuses(SERIAL, DataAccessResult.OBJECT_UNDEFINED);
    assertThat(device()).isEqualTo("KWR0000000004711");
    bench.device.has(SERIAL, FakeDevice.text("  "));
    assertThat(device()).isEqualTo("KWR0000000004711");
  }

  /** Else the device would be another one for a while, and its readings another series. */
  @Test
  void a_serial_number_that_cannot_be_read_now_makes_no_other_device() {
    bench.device.refuses(SERIAL, DataAccessResult.TEMPORARY_FAILURE);
    assertThat(Bench.reason(bench.open(Optional.empty()))).isEqualTo(DlmsReason.TEMPORARY_FAILURE);
    assertThat(Bench.reason(bench.open(Optional.of(FakeDevice.SERIAL))))
        .isEqualTo(DlmsReason.TEMPORARY_FAILURE);
  }

  @Test
  void another_device_is_refused() {
    assertThat(Bench.reason(bench.open(Optional.of("4712")))).isEqualTo(MeterReason.WRONG_DEVICE);
  }
}
