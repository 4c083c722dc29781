// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of a fleet's problems: all of them, once. */
final class FleetReporter {

  private static final Logger LOG = LoggerFactory.getLogger(FleetReporter.class);

  /** Where a document names a protocol. */
  private static final Pattern PROTOCOL = Pattern.compile("\\$\\.types\\[\\d+]\\.protocol");

  private final String name;
  private Object last = "";

  FleetReporter(String name) {
    this.name = name;
  }

  /** What became of the fleet document. */
  void found(FleetSelector.Found found, FleetSource source) {
    String kept = found.fleet().isPresent() ? "the fleet before stays in force" : "there is none";
    if (found.problems().isEmpty()) {
      whole(found.fleet().isPresent(), source);
    } else if (waitsForProtocols(found.problems())) {
      waiting("the fleet waits for a protocol (" + found.problems().get(0) + "); " + kept);
    } else if (!last.equals(found.problems())) {
      last = found.problems();
      LOG.warn("{}: the fleet document has {} problems; {}", name, found.total(), kept);
      found.problems().forEach(problem -> LOG.warn("{}: {}", name, problem));
    }
  }

  private void whole(boolean there, FleetSource source) {
    if (source instanceof FleetSource.Filed filed && !Files.exists(filed.file())) {
      absent(filed, there ? "the last fleet that was whole is in force" : "there is no fleet yet");
    } else if (!there) {
      waiting("there is no fleet yet");
    } else {
      last = "";
    }
  }

  /** Rather a slip of the pen in the path than what somebody wanted. */
  private void absent(FleetSource.Filed filed, String meanwhile) {
    if (!last.equals(filed)) {
      last = filed;
      LOG.warn("{}: fleet.file: there is no {}; {}", name, filed.file(), meanwhile);
    }
  }

  private static boolean waitsForProtocols(List<DocumentProblem> problems) {
    return problems.stream().allMatch(problem -> PROTOCOL.matcher(problem.path()).matches());
  }

  /** Something is not there yet. */
  void waiting(String what) {
    if (!last.equals(what)) {
      last = what;
      LOG.info("{}: {}", name, what);
    }
  }

  /** The store could not tell or keep a fleet. */
  void failed(StoreException why) {
    String what = String.valueOf(why.getMessage());
    if (!last.equals(what)) {
      last = what;
      LOG.error("{}: the fleet is unchanged, the store is asked again: {}", name, what);
    }
  }
}
