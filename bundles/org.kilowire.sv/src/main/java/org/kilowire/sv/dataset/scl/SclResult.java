// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.List;
import java.util.Objects;
import org.kilowire.sv.SvReason;

/** What an SCL document turned out to be. */
public sealed interface SclResult {

  /**
   * It could be read.
   *
   * @param streams in the order of the document
   * @param remarks all that was guessed, is missing or is odd, at most {@link
   *     SclDocument#MAX_REMARKS}
   * @param simulating names of IEDs that take simulated messages in place of real ones (LPHD.Sim is
   *     true): where there are some, a simulated twin of a stream may be about
   */
  record Read(List<PromisedStream> streams, List<SclRemark> remarks, List<String> simulating)
      implements SclResult {
    public Read {
      streams = List.copyOf(streams);
      remarks = List.copyOf(remarks);
      simulating = List.copyOf(simulating);
    }
  }

  /** It is of no use as a whole. */
  record Refused(String detail) implements SclResult {
    public Refused {
      Objects.requireNonNull(detail);
    }

    public SvReason reason() {
      return SvReason.BAD_SCL;
    }
  }
}
