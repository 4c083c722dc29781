// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Range;

/** Tests of the uplink of one gateway. */
abstract class UsesOutgoingGateway {

  static final Duration SECOND = Duration.ofSeconds(1);

  static final Duration TIMEOUT = Duration.ofSeconds(30);

  static final UplinkOptions ONE_BY_ONE = UplinkOptions.DEFAULT.withLimits(4, 1, 1 << 20);

  @TempDir Path folder;
  OutgoingGateway gateway;

  @BeforeEach
  void open() {
    gateway = new OutgoingGateway(folder, ONE_BY_ONE, Duration.ofDays(7));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  static Range[] ranges(long... numbers) {
    Range[] ranges = new Range[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      ranges[i] = new Range(numbers[i], numbers[i]);
    }
    return ranges;
  }

  void upWith(int blocks) throws Exception {
    gateway.append(blocks);
    gateway.broker.up();
    gateway.uplink.turn();
  }
}
