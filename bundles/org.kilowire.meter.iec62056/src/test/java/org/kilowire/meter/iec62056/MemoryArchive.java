// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.collect.Archive;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/** An archive as long as a test lives. */
final class MemoryArchive implements Archive {

  private record Key(String meter, String device, Quantity series) {}

  private final List<Block> all = new ArrayList<>();
  private final Map<Key, Watermark> marks = new HashMap<>();
  private final Map<Key, Duration> offsets = new HashMap<>();

  @Override
  public synchronized CompletableFuture<?> append(List<Block> blocks) {
    for (Block block : blocks) {
      all.add(block);
      Key key = new Key(block.source().meter(), block.source().device(), block.source().series());
      marks.put(key, block.last());
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized Optional<Watermark> watermark(String meter, String device, Quantity series) {
    return Optional.ofNullable(marks.get(new Key(meter, device, series)));
  }

  @Override
  public synchronized Optional<Duration> clockOffset(String meter, String device, Quantity series) {
    return Optional.ofNullable(offsets.get(new Key(meter, device, series)));
  }

  @Override
  public synchronized void noteClock(
      String meter, String device, Quantity series, Duration offset, Instant at) {
    offsets.put(new Key(meter, device, series), offset);
  }

  /** What was stored of a series, in its order. */
  synchronized List<Block> blocks(String meter, Quantity series) {
    return all.stream()
        .filter(block -> block.source().meter().equals(meter))
        .filter(block -> block.source().series().equals(series))
        .toList();
  }
}
