// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.link.Link;

/** A link that remembers the last that went over it, for the text of a failure. */
final class RecordingLink implements Link {

  private static final int LAST = 24;
  private static final int SHOWN = 200;

  private final Link link;
  private final Deque<String> lines = new ArrayDeque<>();

  RecordingLink(Link link) {
    this.link = link;
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    note("> ", octets.duplicate());
    link.send(octets, deadlineNanos);
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    int start = into.position();
    int count = link.receive(into, deadlineNanos);
    if (count != 0) {
      note("< ", into.duplicate().flip().position(start));
    }
    return count;
  }

  private void note(String direction, ByteBuffer octets) {
    String more = octets.remaining() > SHOWN ? "... (" + octets.remaining() + " octets)" : "";
    octets.limit(Math.min(octets.limit(), octets.position() + SHOWN));
    lines.add(direction + Octets.copyOf(octets) + more);
    if (lines.size() > LAST) {
      lines.remove();
    }
  }

  @Override
  public boolean tune(LineSettings settings) throws LinkException {
    return link.tune(settings);
  }

  @Override
  public boolean datagram() {
    return link.datagram();
  }

  @Override
  public void close() {
    link.close();
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
