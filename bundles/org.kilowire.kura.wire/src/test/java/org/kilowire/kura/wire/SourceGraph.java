// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.Map;
import java.util.TreeMap;
import org.kilowire.kura.wire.due.DelaySchedulerThread;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.ReadingSource;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;

/** A Source with a wire to an Outbox, in this JVM: for tests of what is at either end. */
public final class SourceGraph implements AutoCloseable {

  private final DelaySchedulerThread alarms = new DelaySchedulerThread();
  private final SourceComponent source;
  private final OutboxComponent outbox;

  /**
   * A graph at work.
   *
   * @param options of the Source, by name and value
   */
  public SourceGraph(Outbox store, EventLog events, GatewayClock clock, Object... options) {
    Wires wires = new Wires();
    EmissionRegistry emissions = new EmissionRegistry();
    outbox = new OutboxComponent(wires, emissions, Wires.properties("outbox"));
    outbox.activate(Wires.context(), Wires.properties("outbox"));
    outbox.bindStore(store);
    outbox.bindEvents(events);
    outbox.bindClock(clock);
    Map<String, Object> properties = Wires.properties("source", options);
    source = new SourceComponent(wires, alarms, emissions, properties);
    source.bindStore(store);
    source.bindEvents(events);
    source.bindClock(clock);
    source.activate(Wires.context(), properties);
    wires.connect(source, outbox);
  }

  /** A source of readings is there. */
  public void add(ReadingSource one) {
    source.bindSource(one);
  }

  /** It is gone. */
  public void remove(ReadingSource one) {
    source.unbindSource(one);
  }

  /** What came to nothing in both components, by reason. */
  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>(source.counts());
    outbox.counts().forEach((reason, count) -> all.merge(reason, count, Long::sum));
    return all;
  }

  @Override
  public void close() {
    source.deactivate();
    alarms.close();
  }
}
