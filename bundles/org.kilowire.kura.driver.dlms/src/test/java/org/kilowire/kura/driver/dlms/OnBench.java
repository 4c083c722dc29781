// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Tests that have a bench each. */
@Timeout(120)
abstract class OnBench {

  Bench bench;

  TestMeter meter(DlmsFraming framing) {
    bench = new Bench(framing);
    return bench.meter;
  }

  /** How often somebody has tried to associate. */
  int attempts() {
    return bench.meter.requests(TestMeter.AARQ);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }
}
