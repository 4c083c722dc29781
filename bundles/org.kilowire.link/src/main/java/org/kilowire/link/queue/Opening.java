// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import org.kilowire.conversation.LinkException;

/**
 * Whatever a lease does to have its link open, on the thread of a run. Waiting for a call or a
 * connection has no link yet that could be closed: from elsewhere it ends by an interrupt, which
 * goes no further than this.
 */
final class Opening {

  /** Opens a link; an interrupt ends it with a {@link LinkException}. */
  interface Work {
    OpenLine open() throws LinkException;
  }

  private Thread thread;
  private boolean interrupting;
  private boolean calledOff;

  OpenLine by(Work work) throws LinkException {
    enter();
    try {
      return work.open();
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws LinkException {
    if (calledOff) {
      throw new LinkException("the lease was given back");
    }
    thread = Thread.currentThread();
  }

  private synchronized void leave() {
    thread = null;
    if (interrupting) {
      Thread.interrupted();
    }
  }

  /** Ends an opening under way, and lets none begin from now on. */
  synchronized void callOff() {
    calledOff = true;
    if (thread != null && !thread.isInterrupted()) {
      interrupting = true;
      thread.interrupt();
    }
  }
}
