// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class ProfileWriterProperties {

  @Property(tries = 300, seed = "2026")
  void what_is_written_is_read(@ForAll long seed, @ForAll ProfileDialect dialect) {
    Random random = new Random(seed);
    List<ProfileWriterTest.Row> rows = ProfileWriterTest.rows(random, Duration.ofMinutes(15));
    assertThat(ProfileWriterTest.read(ProfileWriterTest.written(rows, 15, dialect)))
        .isEqualTo(rows);
  }
}
