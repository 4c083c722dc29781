// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.emission;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.kura.wire.records.BlockRecords;
import org.kilowire.meter.Block;
import org.kilowire.store.Outbox;
import org.osgi.service.component.annotations.Component;

/**
 * What Collectors and Sources have emitted, for Outboxes to recognise: by the identity of the
 * records, for nothing in a record that a stranger may have copied and changed can tell its block.
 * An emission is held until it is known what became of it; after that only as long as somebody else
 * holds one of its records, who may send them once more.
 */
@Component(service = EmissionRegistry.class)
public final class EmissionRegistry {

  /** A record as itself: its own equality is that of its properties. */
  private static final class Identity extends WeakReference<WireRecord> {
    private final int hash;

    Identity(WireRecord record, ReferenceQueue<WireRecord> gone) {
      super(record, gone);
      hash = System.identityHashCode(record);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Identity that && get() != null && refersTo(that.get()));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final ReferenceQueue<WireRecord> gone = new ReferenceQueue<>();
  private final Map<Identity, Emission> byFirst = new ConcurrentHashMap<>();
  private final Map<Emission, BlockRecords> pending = new ConcurrentHashMap<>();

  /**
   * Makes records of {@code blocks}, which are about to be emitted. The caller sees to it that the
   * emission ends.
   *
   * @param blocks at least one
   * @param store where the emitter looks for them
   */
  public Emission add(List<Block> blocks, Outbox store) {
    forget();
    BlockRecords records = new BlockRecords(blocks);
    Emission emission = new Emission(records, store);
    byFirst.put(new Identity(records.records().get(0), gone), emission);
    pending.put(emission, records);
    var unused = emission.stored().whenComplete((done, failure) -> pending.remove(emission));
    return emission;
  }

  /** The emission that these very records are, all of them in order. */
  public Optional<Emission> find(List<WireRecord> records) {
    forget();
    return records.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byFirst.get(new Identity(records.get(0), null)))
            .filter(emission -> emission.is(records));
  }

  /**
   * Tells the emitters what came of blocks that were read from records of somebody on the way,
   * which may be copies of theirs.
   *
   * @param failure null where they are stored
   */
  public void copied(Outbox by, List<Block> copies, Throwable failure) {
    pending.keySet().forEach(emission -> emission.copied(by, copies, failure));
  }

  /** How many are remembered: those under way, and those of which somebody holds a record. */
  public int size() {
    forget();
    return byFirst.size();
  }

  private void forget() {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
      byFirst.remove(one);
    }
  }
}
