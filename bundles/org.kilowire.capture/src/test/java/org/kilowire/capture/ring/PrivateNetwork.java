// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.kilowire.capture.linux.Scratch;
import org.kilowire.conversation.Octets;

/**
 * A network of the thread's own and of the threads and programs that it starts: it has no name and
 * goes with the last of them, whatever happens. In it, a cable from {@code here} to {@code there}.
 */
final class PrivateNetwork {

  /** Something that is done in a network. */
  @FunctionalInterface
  interface Work {
    void run(PrivateNetwork network) throws Exception;
  }

  private PrivateNetwork() {}

  /** Does it on a thread with a network of its own; skipped where there can be none. */
  static void with(Work work) throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                PrivateNetwork network = new PrivateNetwork();
                network.make();
                work.run(network);
              } catch (Throwable e) {
                failure[0] = e;
              }
            },
            "private network");
    thread.start();
    thread.join();
    if (failure[0] instanceof Exception e) {
      throw e;
    }
    if (failure[0] instanceof Error e) {
      throw e;
    }
  }

  private void make() throws Exception {
    try {
      TestCalls.unshare(TestCalls.CLONE_NEWNET);
    } catch (LastErrorException | LinkageError e) {
      Assumptions.abort("no network of one's own here: " + e.getMessage());
    }
    connect();
  }

  /** Lays the cable; both ends are up. */
  void connect() throws Exception {
    ip("link add here type veth peer name there");
    for (String end : List.of("here", "there")) {
      ip("link set " + end + " addrgenmode none arp off up");
    }
  }

  /** Runs ip(8) with these words. */
  void ip(String words) throws Exception {
    List<String> command =
        Stream.concat(Stream.of("ip"), Arrays.stream(words.split(" ")))
            .collect(Collectors.toList());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
  }

  /** What a program of the network prints. */
  String ask(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Sends frames out of an end. */
  void send(String end, Octets... frames) {
    try (PacketSocket socket = new PacketSocket();
        Scratch address = new Scratch(20)) {
      address.memory().setShort(0, (short) 17);
      address.memory().setInt(4, socket.index(end));
      for (Octets frame : frames) {
        byte[] octets = frame.toArray();
        TestCalls.sendto(
            socket.descriptor(), octets, new NativeLong(octets.length), 0, address.memory(), 20);
      }
    }
  }

  /** Sends one frame so many times. */
  void sendOften(String end, Octets frame, int times) {
    Octets[] frames = new Octets[times];
    Arrays.fill(frames, frame);
    send(end, frames);
  }
}
