// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.sv.stream.Reception.Lan;
import org.kilowire.sv.stream.StreamEvent.Kind;

/** A table, a stream that is fed by hand, and what was told of it. */
final class StreamFeed {

  static final long SECOND = 1_000_000_000L;
  static final long SOURCE = 0x020000000001L;

  final List<StreamEvent> events = new ArrayList<>();
  final CountedAsdu asdu = new CountedAsdu("MU01MU0101");
  final Reception reception = new Reception();
  final StreamTable table;
  int rate = 4000;
  long at = 1_700_000_000L * SECOND;
  Lan lan = Lan.NONE;

  StreamFeed(StreamDirectory directory) {
    table = new StreamTable(directory, events::add, Duration.ofMillis(20), Duration.ofSeconds(1));
  }

  /** Nothing is configured. */
  static StreamFeed unknown() {
    return new StreamFeed(StreamDirectory.EMPTY);
  }

  /** The stream is configured, with 4,000 samples a second. */
  static StreamFeed configured() {
    return new StreamFeed((r, a) -> Optional.of(new StreamProfile("bay1", 4000, 4000)));
  }

  /** A frame with one sample now; the next one is due one sample later. */
  StreamFeed put(int count) {
    again(count);
    at += SECOND / rate;
    return this;
  }

  /** A frame with one sample now, and no time passes. */
  StreamFeed again(int count) {
    table.take(reception.ethernet(0, 4, SOURCE, 0x4000, false, lan, at), asdu.count(count));
    return this;
  }

  /** {@code samples} samples from {@code first} on. */
  StreamFeed run(int first, int samples, int wrap) {
    for (int i = 0; i < samples; i++) {
      put((first + i) % wrap);
    }
    return this;
  }

  /** As many samples do not come. */
  StreamFeed miss(int samples) {
    at += samples * SECOND / rate;
    return this;
  }

  SvStream stream() {
    table.settle();
    return table.streams().get(0);
  }

  List<Kind> kinds() {
    return events.stream().map(StreamEvent::kind).toList();
  }
}
