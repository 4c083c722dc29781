// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveState;
import org.kilowire.sv.ft3.Ft3View;

/** Keeps what a source has told. */
final class HeardSerial implements LiveListener {

  private final List<String> frames = new ArrayList<>();
  private final List<Long> stamps = new ArrayList<>();
  private final List<LiveState> states = new ArrayList<>();

  @Override
  public synchronized void ft3(Ft3View frame, long atNanos) {
    frames.add(frame.frameLayout().name());
    stamps.add(atNanos);
  }

  @Override
  public synchronized void changed(LiveState state, String detail) {
    states.add(state);
  }

  synchronized List<String> frames() {
    return List.copyOf(frames);
  }

  synchronized List<Long> stamps() {
    return List.copyOf(stamps);
  }

  synchronized List<LiveState> states() {
    return List.copyOf(states);
  }
}
