// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By hand: the loss itself takes a machine whose cores are taken. */
final class OnItsWayTest {

  private static final long WRITTEN = 5_000_000;
  private static final long MOST = OnItsWay.LONGEST.toNanos();

  private final OnItsWay onItsWay = new OnItsWay();

  @Test
  void a_port_that_nothing_was_written_to_closes_at_once() {
    assertThat(onItsWay.nanosLeft(WRITTEN)).isZero();
  }

  @Test
  void what_was_written_last_has_its_time_to_arrive() {
    onItsWay.written(WRITTEN - 7);
    onItsWay.written(WRITTEN);
    assertThat(onItsWay.nanosLeft(WRITTEN + 20)).isEqualTo(MOST - 20);
    assertThat(onItsWay.nanosLeft(WRITTEN + MOST)).isZero();
  }

  @Test
  void what_was_answered_has_arrived() {
    onItsWay.written(WRITTEN);
    onItsWay.answered();
    assertThat(onItsWay.nanosLeft(WRITTEN + 1)).isZero();
    onItsWay.written(WRITTEN + 2);
    assertThat(onItsWay.nanosLeft(WRITTEN + 2)).isEqualTo(MOST);
  }
}
