// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.ReadingSource;

/** A sink that takes all, or refuses all for a reason. */
public final class CollectingSink implements ReadingSource.Sink {

  public final List<Block> blocks = new ArrayList<>();
  public final List<MeterEvent> events = new ArrayList<>();

  /** Null: it takes them. */
  public Reason refusing;

  public int refused;

  @Override
  public void block(Block block, Consumer<Outcome<Void>> stored) {
    if (refusing == null) {
      blocks.add(block);
      stored.accept(new Outcome.Ok<>(null));
    } else {
      refused++;
      stored.accept(new Outcome.Failed<>(refusing, "a test"));
    }
  }

  @Override
  public void event(MeterEvent event) {
    events.add(event);
  }

  public List<String> codes() {
    return events.stream().map(MeterEvent::code).toList();
  }
}
