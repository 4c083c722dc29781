// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.kura.driver.sv.window.WindowLength;
import org.kilowire.meter.Block;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;

/**
 * Gathers the windows of one stream to blocks: seconds by the minute of UTC in which they end, a
 * minute by itself. A block has one device and one map. One owner.
 */
final class WindowGatherer {

  /** A minute that is stepped back amid has more seconds than others. */
  private static final int MOST_ROWS = 120;

  private static final long MINUTE_MILLIS = 60_000;

  private final GatewayClock clock;
  private final List<StreamWindow> gathered = new ArrayList<>();
  private StreamColumns columns;

  WindowGatherer(GatewayClock clock) {
    this.clock = clock;
  }

  /** Takes a window; blocks that are whole with it, or before it. */
  List<Block> take(StreamWindow window) {
    List<Block> whole = new ArrayList<>();
    if (!gathered.isEmpty() && !belongs(window)) {
      flush().ifPresent(whole::add);
    }
    if (columns == null || !columns.fit(window)) {
      columns = new StreamColumns(window.map(), window.length());
    }
    gathered.add(window);
    boolean last =
        window.length() != WindowLength.SECOND || window.endMillis() % MINUTE_MILLIS == 0;
    if (last || gathered.size() == MOST_ROWS) {
      flush().ifPresent(whole::add);
    }
    return whole;
  }

  private boolean belongs(StreamWindow window) {
    StreamWindow before = gathered.get(gathered.size() - 1);
    return columns.fit(window)
        && window.device().equals(before.device())
        && minute(window) == minute(before)
        && window.endMillis() > before.endMillis();
  }

  private static long minute(StreamWindow window) {
    return Math.floorDiv(window.endMillis() - 1, MINUTE_MILLIS);
  }

  /** What has been gathered so far. */
  Optional<Block> flush() {
    if (gathered.isEmpty()) {
      return Optional.empty();
    }
    List<StreamWindow> rows = List.copyOf(gathered);
    gathered.clear();
    return Optional.of(
        new Block(
            source(rows.get(0)),
            rows.stream().mapToLong(StreamWindow::endMillis).toArray(),
            new int[rows.size()],
            rows.stream().mapToInt(WindowStatus::quality).toArray(),
            rows.stream().mapToLong(WindowStatus::of).toArray(),
            List.of(),
            columns.of(rows)));
  }

  private Source source(StreamWindow window) {
    return new Source(
        window.stream(),
        window.device(),
        new Quantity("sv:" + window.length().code()),
        Origin.PUSH,
        clock.now(),
        clock.proven(),
        Duration.ofSeconds(window.length().seconds()));
  }
}
