// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.simulators.pty.Pty;

/** What the tests do with ports. */
final class Ports {

  private Ports() {}

  static Path natives() {
    return Path.of(System.getProperty("java.io.tmpdir"), "kilowire-test-natives");
  }

  static long soon() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
  }

  static LinkUri uri(Pty pty, String... options) {
    String query = options.length == 0 ? "" : "?" + String.join("&", options);
    return LinkUri.of("serial:" + pty.device() + query);
  }

  static Link open(SerialLinks links, LinkUri uri) throws LinkException {
    return links.open(uri, soon());
  }

  static void say(Link link, String text) throws LinkException {
    link.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), soon());
  }

  /** So many octets, however they come. */
  static String hear(Link link, int count) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining()) {
      assertThat(link.receive(into, soon())).as("octets in time").isPositive();
    }
    return new String(into.array(), StandardCharsets.ISO_8859_1);
  }
}
