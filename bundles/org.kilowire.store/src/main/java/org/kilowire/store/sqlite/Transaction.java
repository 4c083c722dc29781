// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.contract.Range;

/** One transaction of the writer's, which may serve many jobs. */
public final class Transaction {

  private final Sql sql;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private Range stored;

  Transaction(Sql sql) {
    this.sql = sql;
  }

  public Sql sql() {
    return sql;
  }

  /** Something to be done on the writer thread if and when it is committed: counting. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /**
   * Sequence numbers given in it; every next range follows the one before.
   *
   * @return whether they are the first
   */
  public boolean stored(Range range) {
    boolean first = stored == null;
    stored = first ? range : new Range(stored.first(), range.last());
    return first;
  }

  Optional<Range> stored() {
    return Optional.ofNullable(stored);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
