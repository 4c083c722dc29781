// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;

final class CosemDateTimeTest {

  private static CosemDateTime time(String hex) {
    return new CosemDateTime(Octets.ofHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    // winter and summer of central Europe in both senses, UTC, hundredths, unspecified hundredths
    "07E9010103000F00FFFFC400, LOCAL_TO_UTC, 2024-12-31T23:15:00Z",
    "07E9070103000F00FFFF8880, LOCAL_TO_UTC, 2025-06-30T22:15:00Z",
    "07E9010103000F00FF003C00, UTC_TO_LOCAL, 2024-12-31T23:15:00Z",
    "07E9010103000F0000000000, LOCAL_TO_UTC, 2025-01-01T00:15:00Z",
    "07E9010103000F0032000000, UTC_TO_LOCAL, 2025-01-01T00:15:00.500Z",
    // no second, neither second nor hundredths
    "07E9010103000FFF00000000, LOCAL_TO_UTC, 2025-01-01T00:15:00Z",
    "07E9010103000FFFFF000000, LOCAL_TO_UTC, 2025-01-01T00:15:00Z",
    // 24:00 of the last day of a year, and of a leap day, with and without a second
    "07E90C1F0318000000000000, LOCAL_TO_UTC, 2026-01-01T00:00:00Z",
    "07E8021D04180000FFFFC400, LOCAL_TO_UTC, 2024-02-29T23:00:00Z",
    "07E8021D041800FFFF000000, LOCAL_TO_UTC, 2024-03-01T00:00:00Z"
  })
  void an_instant_follows_from_the_deviation(String hex, DeviationSign sign, Instant expected) {
    assertThat(time(hex).instant(sign)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07E9010103000F00FF800000", // no deviation
        "FFFF010103000F00FFFFC400", // no year
        "07E9FF0103000F00FFFFC400", // no month
        "07E901FD03000F00FFFFC400", // the second last day
        "07E9010103FF0F00FFFFC400", // no hour
        "07E901010318000100FFC400", // a second after 24:00
        "07E901010318010000FFC400", // 24:01
        "07E901010300FF00FFFFC400", // no minute
        "07E9021E03000F00FFFFC400", // 30 February
        "07E9010103000F00FF7FFF00" // 23 days of deviation
      })
  void no_instant_where_a_field_is_missing_or_impossible(String hex) {
    assertThat(time(hex).instant(DeviationSign.LOCAL_TO_UTC)).isEmpty();
  }

  @Test
  void local_time_needs_no_deviation() {
    assertThat(time("07E9010103000F00FF800000").local()).hasToString("Optional[2025-01-01T00:15]");
  }

  @ParameterizedTest
  @CsvSource({
    "07E90C1F03173B00FFFFC400, 2025-12-31T23:59+01:00",
    "07E90C1F03173B05FF800000, 2025-12-31T23:59:05",
    "07E90C1F0318000000800000, 2026-01-01T00:00",
    "07E9FF1F0317FFFFFF800000, 2025-*-31 23:*:*.* deviation * status 00"
  })
  void it_is_written_in_iso_8601(String hex, String text) {
    assertThat(time(hex).iso(DeviationSign.LOCAL_TO_UTC)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(DeviationSign.class)
  void an_instant_comes_back(DeviationSign sign) {
    Instant instant = Instant.parse("2025-03-30T01:00:00.250Z");
    CosemDateTime time = CosemDateTime.of(instant, ZoneOffset.ofHours(2), 0x80, sign);
    assertThat(time.instant(sign)).contains(instant);
    assertThat(time.dayOfWeek()).isEqualTo(7);
    assertThat(time.status().daylightSaving()).isTrue();
    assertThat(time.deviation()).isEqualTo(sign == DeviationSign.LOCAL_TO_UTC ? -120 : 120);
  }

  @Test
  void it_is_read_from_either_type() {
    Octets octets = Octets.ofHex("07E9010103000F00FFFFC400");
    assertThat(CosemDateTime.of(new Data.OctetString(octets))).contains(time(octets.toString()));
    assertThat(CosemDateTime.of(new Data.Temporal(DataType.DATE_TIME, octets)))
        .contains(time(octets.toString()));
    assertThat(CosemDateTime.of(new Data.OctetString(octets.slice(0, 5)))).isEmpty();
    assertThat(CosemDateTime.of(Data.nullData())).isEmpty();
  }

  @Test
  void the_status_has_its_bits() {
    ClockStatus status = new ClockStatus(0x8A);
    assertThat(status.invalidValue()).isFalse();
    assertThat(status.doubtfulValue()).isTrue();
    assertThat(status.differentClockBase()).isFalse();
    assertThat(status.invalidStatus()).isTrue();
    assertThat(status.daylightSaving()).isTrue();
    assertThat(new ClockStatus(0xFF).daylightSaving()).isFalse();
  }
}
