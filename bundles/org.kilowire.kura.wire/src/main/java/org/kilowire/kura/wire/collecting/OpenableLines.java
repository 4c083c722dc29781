// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.util.List;
import java.util.TreeSet;
import org.kilowire.fleet.LineCheck;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;

/** What a line's URI has to be: well-formed, and of a kind that this gateway opens. */
record OpenableLines(Links links) implements LineCheck {

  @Override
  public Checked check(String text) {
    LinkUri.Parsed parsed = LinkUri.parse(text);
    return parsed.uri().map(this::opened).orElseGet(() -> Checked.wrong(parsed.problems()));
  }

  private Checked opened(LinkUri uri) {
    return links.schemes().contains(uri.scheme())
        ? Checked.leadsTo(uri.address())
        : Checked.wrong(
            List.of(
                "this gateway has no "
                    + uri.scheme()
                    + " links; it has "
                    + new TreeSet<>(links.schemes())));
  }
}
