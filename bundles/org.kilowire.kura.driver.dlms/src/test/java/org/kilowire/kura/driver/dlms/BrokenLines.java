// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;

/** Lines with an internal error. */
final class BrokenLines implements Lines {

  @Override
  public void acquire(
      LinkUri line, Priority priority, long deadlineNanos, Consumer<Outcome<Lease>> then) {
    throw new IllegalStateException("broken");
  }

  @Override
  public Outcome<Lease> acquire(LinkUri line, Priority priority, long deadlineNanos) {
    throw new IllegalStateException("broken");
  }

  @Override
  public void close() {}
}
