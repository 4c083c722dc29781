// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.MeterReason;

/** A clock that shows no time is told from a session that went wrong, and costs nothing else. */
final class ClockReadingTest {

  private static final String TIME = "8:0.0.1.0.0.255:2";

  private final SessionFixture fixture = new SessionFixture();

  private void assertUnreadable() {
    fixture.opened();
    assertThat(SessionFixture.reason(fixture.run(fixture.session.clock())))
        .isEqualTo(MeterReason.CLOCK_UNREADABLE);
    assertThat(fixture.registers("1-0:1.8.0*255").columns()).hasSize(1);
  }

  @Test
  void an_object_that_is_not_there() {
    assertUnreadable();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataAccessResult.class,
      names = {"SUCCESS", "OTHER"},
      mode = EnumSource.Mode.EXCLUDE)
  void an_attribute_that_is_refused(DataAccessResult why) {
    fixture.device.refuses(TIME, why);
    assertUnreadable();
  }

  @Test
  void octets_that_are_not_specified_or_impossible() {
    byte[] octets = new byte[12];
    Arrays.fill(octets, (byte) 0xFF);
    fixture.device.has(TIME, Data.octetString(Octets.of(octets)));
    assertUnreadable();
    octets[0] = 7;
    octets[2] = 13;
    fixture.device.has(TIME, Data.octetString(Octets.of(octets)));
    assertUnreadable();
  }

  @Test
  void something_else_than_a_time() {
    for (Data odd : List.of(Data.longUnsigned(5), Data.nullData(), FakeDevice.text("now"))) {
      fixture.device.has(TIME, odd);
      assertUnreadable();
    }
  }

  /** Nothing is known of the bounds that such a meter takes. */
  @Test
  void a_range_without_an_end_ends_before_the_year_2100_and_all_is_asked_for_without_a_range() {
    CaptureObject energy = new CaptureObject(3, FakeDevice.ENERGY, 2, 0);
    fixture.device.profile(List.of(CaptureObject.CLOCK, energy), List.of());
    fixture.opened();
    Outcome<Coverage> all =
        fixture.run(
            fixture.session.profile(
                SessionFixture.PROFILE,
                Instant.EPOCH,
                Coverage.LAST,
                SessionFixture.CONTEXT,
                fixture.blocks::add));
    assertThat(SessionFixture.value(all).rows()).isZero();
    assertThat(fixture.device.ranges).containsExactly(Optional.empty());
    SessionFixture.value(
        fixture.run(
            fixture.session.profile(
                SessionFixture.PROFILE,
                SessionFixture.NOW,
                Coverage.LAST,
                SessionFixture.CONTEXT,
                fixture.blocks::add)));
    assertThat(fixture.device.ranges.get(1).orElseThrow().toString()).contains("0833"); // 2099
  }
}
