// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.uplink.Transport;

/** A listener that remembers, and that is never told the same state twice. */
final class RecordingTransportListener implements Transport.Listener {

  private final List<String> all = new ArrayList<>();
  private volatile boolean up;

  @Override
  public synchronized void up() {
    assertThat(up).isFalse();
    up = true;
    all.add("up");
  }

  @Override
  public synchronized void down(String why) {
    assertThat(up).isTrue();
    up = false;
    all.add("down: " + why);
  }

  @Override
  public synchronized void received(Transport.Incoming channel, byte[] payload) {
    all.add(channel + "=" + new String(payload, StandardCharsets.UTF_8));
  }

  boolean isUp() {
    return up;
  }

  /** What was heard since the last call. */
  synchronized List<String> taken() {
    List<String> taken = List.copyOf(all);
    all.clear();
    return taken;
  }
}
