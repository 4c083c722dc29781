// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;

/** A port that a test speaks for, and that writes down when it is waited for. */
class ScriptedPort implements OpenPort {

  final List<String> log = new CopyOnWriteArrayList<>();
  private byte[] incoming = new byte[0];

  /** These octets lie ready from now on. */
  final void arrives(String text) {
    incoming = text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What happens while {@link #read} waits in vain; {@link #arrives} ends it. */
  void waiting() throws LinkException {}

  /** What happens while somebody looks in vain. */
  void looking() throws LinkException {}

  @Override
  public boolean isReady() throws LinkException {
    if (incoming.length == 0) {
      looking();
    }
    return incoming.length > 0;
  }

  @Override
  public int read(byte[] into, int most) throws LinkException {
    if (incoming.length == 0) {
      log.add("wait");
      waiting();
    }
    int count = Math.min(most, incoming.length);
    System.arraycopy(incoming, 0, into, 0, count);
    byte[] rest = new byte[incoming.length - count];
    System.arraycopy(incoming, count, rest, 0, rest.length);
    incoming = rest;
    return count;
  }

  @Override
  public final void write(byte[] octets) {
    log.add("write " + octets.length);
  }

  @Override
  public final void set(LineSettings settings) {
    log.add("set");
  }

  @Override
  public final void rts(boolean on) {
    log.add("rts " + on);
  }

  @Override
  public final void close() {
    log.add("close");
  }
}
