// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.List;

/** Tells what a line's URI leads to, for a reader that knows no kind of line. */
@FunctionalInterface
public interface LineCheck {

  Checked check(String uri);

  /**
   * What a URI turned out to be.
   *
   * @param address the thing that only one line may own, whatever the settings in the URI; empty
   *     where there are problems
   * @param problems all that is wrong with it, in words that follow "the URI: "
   */
  record Checked(String address, List<String> problems) {
    public Checked {
      problems = List.copyOf(problems);
    }

    public static Checked leadsTo(String address) {
      return new Checked(address, List.of());
    }

    public static Checked wrong(List<String> problems) {
      return new Checked("", problems);
    }
  }
}
