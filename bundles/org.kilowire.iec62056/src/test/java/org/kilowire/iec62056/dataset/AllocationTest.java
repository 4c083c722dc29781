// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A name, a raw text, a value, its list and the data set: nothing else is made. */
  @Test
  void a_text_costs_its_readings_and_no_more() {
    byte[] text =
        "1-0:1.8.0*255(0008048.375*kWh)\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    DataSetReader reader = new DataSetReader();
    long[] sum = {0};
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      reader.read(text, 0, text.length, 1000, set -> sum[0] += set.values().size());
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(sum[0]).isEqualTo(12_000);
    assertThat(least / 1000).isLessThan(300);
  }

  @Test
  void what_cannot_be_read_costs_no_more_than_its_text() {
    byte[] text = "1.8.0(0008048.375\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    DataSetReader reader = new DataSetReader();
    assertThat(reader.read(text, 0, text.length, 1000, set -> {}).unreadable()).isEqualTo(1000);
  }
}
