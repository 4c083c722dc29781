// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.List;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.DataSetProblem;

/** What a document of channel maps turned out to be. */
public sealed interface ChannelMapResult {

  /** How many problems are kept of one document. */
  int MAX_PROBLEMS = 200;

  /** All maps of the document, each without a problem, in its order. */
  record Whole(List<ChannelMap> maps) implements ChannelMapResult {
    public Whole {
      maps = List.copyOf(maps);
    }
  }

  /**
   * Nothing of the document may be used.
   *
   * @param problems at least one, at most {@link #MAX_PROBLEMS}
   * @param total how many there are, those not kept included
   */
  record Refused(List<DataSetProblem> problems, int total) implements ChannelMapResult {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty() || problems.size() > MAX_PROBLEMS || total < problems.size()) {
        throw new IllegalArgumentException(problems.size() + " problems of " + total);
      }
    }

    public SvReason reason() {
      return SvReason.BAD_MAP;
    }
  }
}
