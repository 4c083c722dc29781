// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerHabitsTest {

  private final ServerHabits habits = new ServerHabits();

  @Test
  void another_device_is_given_lists_again() {
    habits.are("4711");
    habits.refuseLists();
    habits.are("4711");
    assertThat(habits.refusesLists()).isTrue();
    habits.are("4712");
    assertThat(habits.refusesLists()).isFalse();
  }
}
