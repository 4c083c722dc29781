// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterReason;

final class IdentityReadingTest {

  private static final String SERIAL = "1:0.0.96.1.0.255:2";

  private final SessionFixture fixture = new SessionFixture();

  private String device() {
    return ((Identity) SessionFixture.value(fixture.open(Optional.empty()))).device();
  }

  @Test
  void the_serial_number_is_the_device() {
    assertThat(device()).isEqualTo("4711");
    fixture.device.has(SERIAL, Data.doubleLongUnsigned(4_000_000_000L));
    assertThat(device()).isEqualTo("4000000000");
  }

  @Test
  void the_logical_device_name_stands_in_where_there_is_none() {
    fixture.device.refuses(SERIAL, DataAccessResult.OBJECT_UNDEFINED);
    assertThat(device()).isEqualTo("KWR0000000004711");
    fixture.device.has(SERIAL, FakeDevice.text("  "));
    assertThat(device()).isEqualTo("KWR0000000004711");
  }

  @ParameterizedTest
  @CsvSource({
    "343731310000, 4711",
    "3437313120, 4711",
    "34373131FFFF, 4711",
    "12345678, 12345678",
    "3132333435363738, 12345678",
    "00000000, KWR0000000004711",
    "FFFFFFFF, KWR0000000004711"
  })
  void a_serial_number_is_the_same_however_the_meter_writes_it(String octets, String expected) {
    fixture.device.has(SERIAL, Data.octetString(Octets.ofHex(octets)));
    assertThat(device()).isEqualTo(expected);
    SessionFixture.value(fixture.open(Optional.of(expected)));
  }

  @Test
  void a_serial_number_of_text_ends_at_its_nul() {
    fixture.device.has(SERIAL, new Data.VisibleString("4711\0\0"));
    assertThat(device()).isEqualTo("4711");
  }

  /** As tools print octets that are no text. */
  @Test
  void digits_of_octets_may_be_marked_where_the_device_is_written_down() {
    fixture.device.has(SERIAL, Data.octetString(Octets.ofHex("00ABCDEF")));
    SessionFixture.value(fixture.open(Optional.of("0x00abcdef")));
  }

  /** Else the device would be another one for a while, and its readings another series. */
  @Test
  void a_serial_number_that_cannot_be_read_now_makes_no_other_device() {
    fixture.device.refuses(SERIAL, DataAccessResult.TEMPORARY_FAILURE);
    assertThat(SessionFixture.reason(fixture.open(Optional.empty())))
        .isEqualTo(DlmsReason.TEMPORARY_FAILURE);
    assertThat(SessionFixture.reason(fixture.open(Optional.of(FakeDevice.SERIAL))))
        .isEqualTo(DlmsReason.TEMPORARY_FAILURE);
  }

  /** IEC 62056-5-3: some meters answer so to a wrong password, to keep those who guess guessing. */
  @Test
  void a_rejection_without_a_reason_is_told_from_one_with_a_reason() {
    fixture.device.refusal = Optional.of(Diagnostic.NO_REASON_GIVEN);
    assertThat(SessionFixture.reason(fixture.open(Optional.empty())))
        .isEqualTo(MeterReason.REJECTED);
    fixture.device.refusal = Optional.of(Diagnostic.AUTHENTICATION_FAILURE);
    assertThat(SessionFixture.reason(fixture.open(Optional.empty())))
        .isEqualTo(MeterReason.AUTHENTICATION_REFUSED);
    fixture.device.refusal = Optional.of(Diagnostic.CONTEXT_NOT_SUPPORTED);
    assertThat(SessionFixture.reason(fixture.open(Optional.empty())))
        .isEqualTo(DlmsReason.ASSOCIATION_REJECTED);
  }

  @Test
  void another_device_is_refused() {
    assertThat(SessionFixture.reason(fixture.open(Optional.of("4712"))))
        .isEqualTo(MeterReason.WRONG_DEVICE);
  }
}
