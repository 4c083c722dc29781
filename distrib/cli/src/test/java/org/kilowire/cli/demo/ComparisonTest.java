// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.store.OutboxStatus;

/** What all three have is put together once; each test breaks one thing and wants it found. */
@Tag("slow")
@Tag("part-1")
class ComparisonTest {

  private static HandedOver whole;

  @TempDir private static Path origin;
  @TempDir private Path folder;
  private Path ims;

  @BeforeAll
  static void handOver() throws Exception {
    whole = HandedOver.make(origin);
  }

  @AfterAll
  static void close() {
    whole.close();
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(origin)) {
      for (Path file : files.filter(one -> one.toString().contains("ims.db")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    ims = folder.resolve("ims.db");
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ims);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    }
  }

  private List<String> faults(OutboxStatus gateway) {
    return new Comparison(whole.meters(), "", gateway, ims, whole.begin()).compare().faults();
  }

  private List<String> faults() {
    return faults(whole.gateway());
  }

  private static OutboxStatus status(UUID epoch, long last, long released) {
    OutboxStatus.Counts none = new OutboxStatus.Counts(0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0);
    return new OutboxStatus(epoch, last, last, released, 1, 0, Optional.empty(), 0, 0, none);
  }

  @Test
  void three_that_agree_have_no_faults() {
    assertThat(faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE FROM reading WHERE (time, quantity) IN (SELECT time, quantity FROM reading"
            + " WHERE series = '1-0:99.1.0*255' ORDER BY time LIMIT 1 OFFSET 300)"
            + " | is not at the IMS",
        "UPDATE reading SET value = value + 1 WHERE series = '1-0:99.1.0*255' AND time ="
            + " (SELECT min(time) FROM reading) | in the meter",
        "DELETE FROM reading WHERE series LIKE 'round:%' AND time ="
            + " (SELECT max(time) FROM reading) | was answered and is not at the IMS",
        "UPDATE reading SET value = value + 7000 WHERE series LIKE 'round:%' AND time ="
            + " (SELECT max(time) FROM reading) | was never answered by the meter",
        "INSERT INTO reading SELECT meter, quantity, time + 1, device, ordinal, revision, kind,"
            + " value, unscaled, scale, unit, quality, status, meter_time, series, origin, read_at,"
            + " clock_proven, period, chain, sequence FROM reading WHERE series LIKE 'round:%'"
            + " | came twice",
        "UPDATE reading SET time = time + 1 WHERE series = '1-0:99.1.0*255' AND time ="
            + " (SELECT min(time) FROM reading) | was never answered by the meter",
        "UPDATE reading SET revision = 1 WHERE time = (SELECT max(time) FROM reading) | rev 1",
        "UPDATE reading SET device = '4711' WHERE time = (SELECT max(time) FROM reading)"
            + " | of device 4711",
        "DELETE FROM reading WHERE series LIKE 'round:%' | too few",
        "DELETE FROM reading WHERE series = '1-0:99.1.0*255' | too few",
        "DELETE FROM reading | too few",
        "UPDATE reading SET meter = 'meter-9' WHERE meter = 'meter-1' | too few",
        "DELETE FROM batch WHERE first = (SELECT max(first) FROM batch) | doctor",
        "UPDATE chain SET up_to = up_to - 1 | sequence numbers",
        "UPDATE chain SET epoch = '00000000-0000-0000-0000-000000000001' | sequence numbers",
        "INSERT INTO chain (gateway, epoch, up_to, digest, resume_at, begun_at) SELECT gateway,"
            + " '00000000-0000-0000-0000-000000000001', 0, zeroblob(32), 0, 0 FROM chain | epochs"
      })
  void what_is_changed_at_the_ims_is_found(String sql, String fault) throws SQLException {
    change(sql);
    assertThat(faults()).anyMatch(one -> one.contains(fault));
  }

  @Test
  void a_gateway_with_other_numbers_than_the_ims_is_found() {
    UUID epoch = whole.gateway().epoch();
    long last = whole.gateway().last();
    for (OutboxStatus other :
        List.of(
            status(epoch, last + 1, last),
            status(epoch, last + 1, last + 1),
            status(epoch, last, last - 1),
            status(epoch, last - 1, last - 1),
            status(new UUID(0, 1), last, last))) {
      assertThat(faults(other)).anyMatch(one -> one.contains("sequence numbers"));
    }
  }

  @Test
  void a_meter_of_which_the_ims_has_nothing_is_found() {
    Map<String, DemoMeter> more = new HashMap<>(whole.meters());
    more.put("meter-2", whole.meters().get("meter-1"));
    assertThat(new Comparison(more, "", whole.gateway(), ims, whole.begin()).compare().faults())
        .anyMatch(one -> one.startsWith("meter-2: too few"));
  }
}
