// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.ManualInstantSource;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.ProfileOptions;

/** Load profiles in an order of their own, or with odd rows, as our own client reads them. */
final class OddRowsTest {

  private static final String PROFILE = "7:1.0.99.1.0.255:";
  private static final ProfileOptions DAYS = ProfileOptions.of(Duration.ofMinutes(15), 3);

  private MeterHost host;

  private TestClient client(UnaryOperator<ProfileOptions> like) throws LinkException {
    host =
        MeterHost.start(
            HostOptions.loopback(1),
            new ManualInstantSource("2026-10-26T12:07:00Z"),
            1,
            usual -> usual.withProfile(like.apply(DAYS)));
    return TestClient.of(host.meters().get(0)).associate();
  }

  private List<ArchiveRow> archive() {
    return host.meters().get(0).meter().archive();
  }

  private static Octets stamp(Data row) {
    return ((Data.OctetString) row.elements().get(0)).octets();
  }

  /** How many rows stand behind every so manieth. */
  private long every(int count) {
    return archive().stream().filter(row -> row.number() % count == 0).count();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource(SortMethod.class)
  void rows_are_kept_as_the_sort_method_says(SortMethod method) throws LinkException {
    try (TestClient client = client(usual -> usual.withSort(method))) {
      assertThat(SortMethod.of(client.get(PROFILE + 5))).contains(method);
      boolean byTime = method == SortMethod.FIFO || method == SortMethod.LIFO;
      CaptureObject sort = CaptureObject.of(client.get(PROFILE + 6)).orElseThrow();
      assertThat(sort.attribute()).isEqualTo(byTime ? 0 : 2);
      assertThat(client.rows(Optional.empty()))
          .extracting(OddRowsTest::stamp)
          .containsExactlyElementsOf(
              archive().stream().sorted(order(method)).map(row -> row.stamp().octets()).toList());
    }
  }

  private static Comparator<ArchiveRow> order(SortMethod method) {
    Comparator<ArchiveRow> byNumber = Comparator.comparing(ArchiveRow::number);
    Comparator<ArchiveRow> byEnergy = Comparator.comparing(row -> row.values().get(0));
    return switch (method) {
      case FIFO -> byNumber;
      case LIFO -> byNumber.reversed();
      case SMALLEST, NEAREST_TO_ZERO -> byEnergy;
      case LARGEST, FARTHEST_FROM_ZERO -> byEnergy.reversed();
    };
  }

  @Test
  void a_second_may_be_unspecified() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.NO_SECONDS))) {
      assertThat(client.rows(Optional.empty()))
          .hasSameSizeAs(archive())
          .allMatch(row -> stamp(row).at(7) == 0xFF);
    }
  }

  @Test
  void midnight_may_be_24_of_the_day_before() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.MIDNIGHT_IS_24))) {
      List<Octets> stamps = client.rows(Optional.empty()).stream().map(OddRowsTest::stamp).toList();
      assertThat(stamps).noneMatch(stamp -> stamp.at(5) == 0 && stamp.at(6) == 0);
      assertThat(stamps.stream().filter(stamp -> stamp.at(5) == 24).map(stamp -> stamp.at(3)))
          .containsExactly(23, 24, 25);
    }
  }

  @Test
  void slots_that_were_never_written_may_stand_amid_the_rows() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.EMPTY_SLOTS))) {
      List<Data> rows = client.rows(Optional.empty());
      assertThat(rows).filteredOn(row -> stamp(row).at(0) == 0xFF).hasSize((int) every(5));
      assertThat(rows).hasSize(archive().size() + (int) every(5));
    }
  }

  @Test
  void rows_may_have_a_value_too_many() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.WIDE_ROWS))) {
      assertThat(client.rows(Optional.empty()))
          .hasSize(archive().size() + (int) every(7))
          .filteredOn(row -> row.elements().size() == 7)
          .hasSize((int) every(7));
    }
  }

  @Test
  void rows_may_be_of_the_13th_month() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.IMPOSSIBLE_TIMES))) {
      assertThat(client.rows(Optional.empty()))
          .hasSize(archive().size() + (int) every(9))
          .filteredOn(row -> stamp(row).at(2) == 13)
          .hasSize((int) every(9));
    }
  }

  @Test
  void a_column_may_capture_an_attribute_of_the_makers_own() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.OWN_ATTRIBUTE))) {
      List<CaptureObject> columns = CaptureObject.listOf(client.get(PROFILE + 3)).orElseThrow();
      assertThat(columns).hasSize(7);
      assertThat(columns.get(6).attribute()).isEqualTo(-1);
      assertThat(client.rows(Optional.empty())).allMatch(row -> row.elements().size() == 7);
    }
  }

  @Test
  void a_scaler_and_unit_may_be_none() throws LinkException {
    try (TestClient client = client(usual -> usual.with(OddRows.BAD_SCALER))) {
      assertThat(ScalerUnit.of(client.get("3:1.0.1.8.0.255:3"))).isEmpty();
      assertThat(ScalerUnit.of(client.get("3:1.0.2.8.0.255:3"))).isPresent();
    }
  }
}
