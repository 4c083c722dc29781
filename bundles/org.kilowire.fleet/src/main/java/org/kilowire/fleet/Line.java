// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

/**
 * A line to one meter or to several that share it.
 *
 * @param id in the fleet
 * @param uri where it leads and how it runs, as it stands in the document: 1..{@value #MAX_URI}
 *     characters, and whatever {@link LineCheck} accepts
 */
public record Line(String id, String uri) {

  /** The longest URI, in characters. */
  public static final int MAX_URI = 1024;

  public Line {
    Ids.check("line", id);
    if (uri.isEmpty() || uri.length() > MAX_URI) {
      throw new IllegalArgumentException("the URI of a line has 1.." + MAX_URI + " characters");
    }
  }
}
