// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.dlms.session.server.ServerFaults;

/** A meter that agrees to lists and refuses them. */
final class RefusedListsTest implements ServerFaults {

  private static final byte GET_RESPONSE = (byte) 0xC4;
  private static final byte WITH_LIST = 3;
  private static final byte OTHER_REASON = (byte) 250;

  private final SessionFixture fixture = new SessionFixture();
  private int lists;

  @Override
  public ByteBuffer response(ByteBuffer response) {
    int at = response.position();
    if (response.get(at) != GET_RESPONSE || response.get(at + 1) != WITH_LIST) {
      return response;
    }
    lists++;
    return ByteBuffer.wrap(new byte[] {GET_RESPONSE, 1, response.get(at + 2), 1, OTHER_REASON});
  }

  private void session(String serial) {
    fixture.device.has("1:0.0.96.1.0.255:2", FakeDevice.text(serial));
    SessionFixture.value(fixture.open(Optional.of(serial)));
    assertThat(fixture.registers("1-0:1.8.0*255").columns()).hasSize(1);
    fixture.value(fixture.session.close());
  }

  @Test
  void is_asked_one_by_one_in_later_sessions_too_until_another_device_hangs_there() {
    fixture.faults = this;
    for (int i = 0; i < 3; i++) {
      session("4711");
      assertThat(lists).isEqualTo(1);
    }
    for (int i = 0; i < 3; i++) {
      session("4712");
      assertThat(lists).isEqualTo(2);
    }
  }
}
