// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Tests that have a fixture each. */
@Timeout(120)
abstract class UsesDriverFixture {

  DriverFixture fixture;

  TestMeter meter(DlmsFraming framing) {
    fixture = new DriverFixture(framing);
    return fixture.meter;
  }

  /** How often somebody has tried to associate. */
  int attempts() {
    return fixture.meter.requests(TestMeter.AARQ);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }
}
