// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.RangeAccess;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.ProfileAccess;

/** The load profile, whole and by selection. */
final class ProfileSelectionTest extends UsesMeterHost {

  private static Data expected(ArchiveRow row) {
    return Data.structure(
        row.stamp().toData(),
        Data.unsigned(row.status()),
        Data.doubleLongUnsigned(row.values().get(0)),
        Data.doubleLongUnsigned(row.values().get(1)),
        Data.doubleLongUnsigned(row.values().get(2)),
        Data.doubleLongUnsigned(row.values().get(3)));
  }

  private static List<Data> expected(ServedMeter meter, String from, String to) {
    return meter.meter().archive(Instant.parse(from), Instant.parse(to)).stream()
        .map(ProfileSelectionTest::expected)
        .toList();
  }

  private ServedMeter quirky(ProfileAccess access) throws LinkException {
    host = MeterHost.start(HostOptions.loopback(1), time, 1, like -> like.withAccess(access));
    return host.meters().get(0);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void the_profile_is_the_archive(Framing framing) throws LinkException {
    ServedMeter meter = meter(framing);
    try (TestClient client = TestClient.of(meter).associate()) {
      List<Data> rows = client.rows(Optional.empty());
      List<ArchiveRow> archive = meter.meter().archive();
      assertThat(rows).hasSizeGreaterThan(200).hasSameSizeAs(archive);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i)).isEqualTo(expected(archive.get(i)));
      }
      assertThat(client.number("7:1.0.99.1.0.255:7")).isEqualTo(archive.size());
      assertThat(client.number("7:1.0.99.1.0.255:4")).isEqualTo(900);
      assertThat(CaptureObject.listOf(client.get("7:1.0.99.1.0.255:3")).orElseThrow()).hasSize(6);
    }
  }

  @Test
  void a_range_has_both_its_bounds() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter).associate()) {
      List<Data> rows = client.rows(range(meter, "2026-10-26T09:00:00Z", "2026-10-26T10:00:00Z"));
      assertThat(rows)
          .containsExactlyElementsOf(
              expected(meter, "2026-10-26T09:00:00Z", "2026-10-26T10:00:00Z"))
          .hasSize(5);
    }
  }

  @Test
  void a_range_may_choose_columns() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter).associate()) {
      CaptureObject energy =
          CaptureObject.listOf(client.get("7:1.0.99.1.0.255:3")).orElseThrow().get(2);
      RangeAccess access =
          new RangeAccess(
              CaptureObject.CLOCK,
              stamp(meter, "2026-10-26T09:00:00Z").toData(),
              stamp(meter, "2026-10-26T09:00:00Z").toData(),
              List.of(energy, CaptureObject.CLOCK));
      Data row = expected(meter, "2026-10-26T09:00:00Z", "2026-10-26T09:00:00Z").get(0);
      assertThat(client.rows(Optional.of(access)))
          .containsExactly(Data.structure(row.elements().get(2), row.elements().get(0)));
    }
  }

  @Test
  void entries_count_from_1_and_0_is_the_last() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter).associate()) {
      List<ArchiveRow> archive = meter.meter().archive();
      assertThat(client.rows(Optional.of(EntryAccess.of(2, 4))))
          .containsExactlyElementsOf(
              archive.subList(1, 4).stream().map(ProfileSelectionTest::expected).toList());
      assertThat(client.rows(Optional.of(new EntryAccess(archive.size(), 0, 2, 3))))
          .containsExactly(
              new Data.Structure(
                  expected(archive.get(archive.size() - 1)).elements().subList(1, 3)));
      assertThat(client.rows(Optional.of(EntryAccess.of(archive.size() + 1L, 0)))).isEmpty();
    }
  }

  @Test
  void a_meter_may_round_to_hours_and_leave_out_the_first_row() throws LinkException {
    ServedMeter meter = quirky(new ProfileAccess(true, false, true, true));
    try (TestClient client = TestClient.of(meter).associate()) {
      assertThat(client.rows(range(meter, "2026-10-26T09:20:00Z", "2026-10-26T09:40:00Z")))
          .containsExactlyElementsOf(
              expected(meter, "2026-10-26T09:15:00Z", "2026-10-26T10:00:00Z"))
          .hasSize(4);
      assertThat(client.rows(Optional.of(new EntryAccess(1, 1, 1, 2))).get(0).elements())
          .hasSize(6);
    }
  }

  @Test
  void a_meter_may_know_no_selective_access() throws LinkException {
    try (TestClient client = TestClient.of(quirky(ProfileAccess.NONE)).associate()) {
      Outcome<Data> outcome =
          client.run(
              client.client.get(
                  AttributeRef.parse("7:1.0.99.1.0.255:2").orElseThrow(), EntryAccess.of(1, 2)));
      assertThat(Reasons.of(outcome)).isEqualTo(DlmsReason.ACCESS_DENIED);
    }
  }
}
