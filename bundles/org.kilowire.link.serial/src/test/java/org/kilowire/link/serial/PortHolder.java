// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.io.IOException;
import java.nio.file.Path;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

/** Another program that has a port open, until it is ended. */
final class PortHolder implements AutoCloseable {

  private final Process process;

  private PortHolder(Process process) {
    this.process = process;
  }

  /** Returns when it has the port open. */
  static PortHolder of(LinkUri uri) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PortHolder.class.getName(),
                uri.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    PortHolder holder = new PortHolder(process);
    if (process.getInputStream().read() < 0) {
      holder.close();
      throw new IOException("the other program has not opened " + uri);
    }
    return holder;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  public static void main(String[] args) throws Exception {
    try (SerialLinks links = new SerialLinks(Ports::natives);
        Link link = Ports.open(links, LinkUri.of(args[0]))) {
      System.out.write(link == null ? 0 : 1);
      System.out.flush();
      System.in.read(); // until whoever started it ends it, or ends
    } catch (LinkException e) {
      System.err.println("another program: " + e.getMessage());
    }
  }
}
