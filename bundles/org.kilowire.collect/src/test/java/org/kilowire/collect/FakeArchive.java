// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/** An archive in memory whose commits take as long, and fail as often, as a test wants. */
final class FakeArchive implements Archive {

  private record Key(String meter, String device, String series) {}

  private final World world;
  private final Map<Key, Watermark> marks = new HashMap<>();
  final Map<String, Duration> offsets = new HashMap<>();
  final List<Block> blocks = new ArrayList<>();
  Duration commit = Duration.ofMillis(5);
  BooleanSupplier full = () -> false;

  /** Happens whenever a watermark is asked for. */
  Runnable looked = () -> {};

  int underWay;
  int mostBlocks;
  int notes;

  FakeArchive(World world) {
    this.world = world;
  }

  @Override
  public CompletableFuture<?> append(List<Block> some) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    mostBlocks = Math.max(mostBlocks, some.size());
    underWay++;
    world.at(
        world.nanos() + commit.toNanos(),
        () -> {
          underWay--;
          if (full.getAsBoolean()) {
            done.completeExceptionally(new ArchiveFullException("no room"));
          } else {
            some.forEach(this::commit);
            done.complete(null);
          }
        });
    return done;
  }

  private void commit(Block block) {
    blocks.add(block);
    marks.put(
        new Key(block.source().meter(), block.source().device(), block.source().series().text()),
        block.last());
  }

  @Override
  public Optional<Watermark> watermark(String meter, String device, Quantity series) {
    looked.run();
    return Optional.ofNullable(marks.get(new Key(meter, device, series.text())));
  }

  @Override
  public Optional<Duration> clockOffset(String meter, String device, Quantity series) {
    return Optional.ofNullable(offsets.get(meter + "/" + device + series));
  }

  @Override
  public void noteClock(String meter, String device, Quantity series, Duration offset, Instant at) {
    notes++;
    offsets.put(meter + "/" + device + series, offset);
  }

  /** The values of the first column of a series, in the order they were stored. */
  List<Long> values(String meter, Quantity series) {
    List<Long> all = new ArrayList<>();
    for (Block block : blocks) {
      if (block.source().meter().equals(meter) && block.source().series().equals(series)) {
        for (int row = 0; row < block.rows(); row++) {
          all.add(block.columns().get(0).values()[row]);
        }
      }
    }
    return all;
  }
}
