// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.session.server.RowSource;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;

/** A row whose octets cannot be skipped costs itself where the meter gives ranges. */
final class UnskippableRowsTest {

  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final int ROWS = 192;

  /** Behind a clock's octets: a value whose tag, 7F, is none (IEC 62056-6-2, table of types). */
  private static final String ODD_VALUE = "7F01020304";

  private final SessionFixture fixture = new SessionFixture();
  private boolean newestFirst;

  private static CosemDateTime time(int row) {
    return CosemDateTime.of(
        START.plusSeconds(900L * row), ZoneOffset.UTC, 0, DeviationSign.LOCAL_TO_UTC);
  }

  private static Octets encoded(int row, boolean odd) {
    return odd
        ? Octets.ofHex("0202090C" + time(row).octets() + ODD_VALUE)
        : DataCodec.octets(
            new Data.Structure(List.of(time(row).toData(), Data.doubleLongUnsigned(row))));
  }

  private static RowSource source(List<Octets> rows) {
    Iterator<Octets> each = rows.iterator();
    return new RowSource() {
      @Override
      public int count() {
        return rows.size();
      }

      @Override
      public boolean next(ByteBuffer row) {
        if (each.hasNext()) {
          row.put(each.next().buffer());
          return true;
        }
        return false;
      }
    };
  }

  private Coverage read(boolean ranges, Set<Integer> odd) {
    CaptureObject energy = new CaptureObject(3, FakeDevice.ENERGY, 2, 0);
    fixture.device.profile(List.of(CaptureObject.CLOCK, energy), List.of());
    fixture.device.sorted(newestFirst ? SortMethod.LIFO : SortMethod.FIFO, CaptureObject.CLOCK);
    fixture.device.attributes.put(
        FakeDevice.ref("7:" + FakeDevice.PROFILE + ":2"),
        () -> new ReadResult.Rows(source(answer(odd))));
    fixture.traits = ranges ? Map.of() : Map.of(DlmsTraits.SELECTIVE_ACCESS, DlmsTraits.NONE);
    fixture.opened();
    Outcome<Coverage> outcome =
        fixture.run(
            fixture.session.profile(
                SessionFixture.PROFILE,
                START,
                START.plus(Duration.ofDays(2)),
                SessionFixture.CONTEXT,
                fixture.blocks::add));
    return SessionFixture.value(outcome);
  }

  private List<Octets> answer(Set<Integer> odd) {
    Optional<SelectiveAccess> access = fixture.device.ranges.get(fixture.device.ranges.size() - 1);
    List<Octets> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      if (access.filter(SelectiveAccess.RangeAccess.class::isInstance).isEmpty()
          || isIn(row, (SelectiveAccess.RangeAccess) access.get())) {
        rows.add(encoded(row, odd.contains(row)));
      }
    }
    if (newestFirst) {
      Collections.reverse(rows);
    }
    return rows;
  }

  private static boolean isIn(int row, SelectiveAccess.RangeAccess range) {
    Instant time = START.plusSeconds(900L * row);
    return !time.isBefore(instant(range.from())) && !time.isAfter(instant(range.to()));
  }

  private static Instant instant(Data bound) {
    return CosemDateTime.of(bound).orElseThrow().instant(DeviationSign.LOCAL_TO_UTC).orElseThrow();
  }

  private List<Integer> rows() {
    return fixture.blocks.stream()
        .flatMap(block -> Arrays.stream(values(block)).boxed())
        .map(Math::toIntExact)
        .toList();
  }

  private static long[] values(Block block) {
    return block.columns().get(0).values();
  }

  private static List<Integer> all(Set<Integer> but) {
    return IntStream.range(0, ROWS).filter(row -> !but.contains(row)).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 57, 95, 96, 190, 191})
  void one_is_gone_round(int odd) {
    Coverage coverage = read(true, Set.of(odd));
    assertThat(rows()).isEqualTo(all(Set.of(odd)));
    assertThat(coverage.unreadable().rows()).isEqualTo(1);
    assertThat(coverage.unreadable().samples().get(0)).contains(ODD_VALUE);
    assertThat(fixture.device.ranges).hasSizeLessThan(24);
  }

  @Test
  void several_are_gone_round_also_side_by_side() {
    Set<Integer> odd = new TreeSet<>(List.of(20, 21, 22, 150));
    assertThat(read(true, odd).unreadable().rows()).isEqualTo(4);
    assertThat(rows()).isEqualTo(all(odd));
  }

  @Test
  void one_is_gone_round_where_the_newest_row_comes_first() {
    newestFirst = true;
    assertThat(read(true, Set.of(57)).unreadable().rows()).isEqualTo(1);
    assertThat(rows()).isEqualTo(all(Set.of(57)));
  }

  @Test
  void where_all_are_odd_requests_are_bounded_and_it_is_told() {
    Coverage coverage = read(true, new TreeSet<>(all(Set.of())));
    assertThat(rows()).isEmpty();
    assertThat(fixture.device.ranges).hasSizeLessThan(150);
    assertThat(coverage.unreadable().rows()).isPositive();
  }

  @Test
  void without_ranges_what_stands_before_it_is_delivered_and_the_rest_is_told() {
    Coverage coverage = read(false, Set.of(57));
    assertThat(rows()).isEqualTo(IntStream.range(0, 57).boxed().toList());
    assertThat(coverage.unreadable().samples().toString())
        .contains(ODD_VALUE, "may be missing behind it");
  }
}
