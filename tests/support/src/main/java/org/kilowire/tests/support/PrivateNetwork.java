// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network of a thread's own, and of the threads and programs that it starts: it has no name, and
 * goes with the last of them, whatever happens. In it a cable from {@code here} to {@code there},
 * two interfaces of Linux. Needs root and ip(8).
 */
public final class PrivateNetwork {

  /** Something that is done in a network. */
  @FunctionalInterface
  public interface Work {
    void run(PrivateNetwork network) throws Exception;
  }

  /** Of libc. */
  private static final class Calls {

    static final int CLONE_NEWNET = 0x40000000;

    static {
      Native.register(Calls.class, "c");
    }

    private Calls() {}

    static native int unshare(int flags) throws LastErrorException;
  }

  private static final List<String> ENDS = List.of("here", "there");

  private PrivateNetwork() {}

  /** Whether there can be one here; tests are skipped where there cannot. */
  public static boolean possible() {
    try {
      with(network -> network.ask("ip", "link"));
      return true;
    } catch (Exception | LinkageError | AssertionError e) {
      return false;
    }
  }

  /** Does it on a thread with a network of its own, and returns when it is done. */
  public static void with(Work work) throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                Calls.unshare(Calls.CLONE_NEWNET);
                PrivateNetwork network = new PrivateNetwork();
                network.connect();
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

  /** Lays the cable; both ends are up, and nothing goes over it by itself. */
  public void connect() throws Exception {
    ip("link add here type veth peer name there");
    for (String end : ENDS) {
      ip("link set " + end + " addrgenmode none arp off up");
    }
    awaitCarrier();
  }

  /**
   * Waits until both ends have a carrier. The system sees it in a thread of its own, late on a busy
   * machine, and drops what is sent before.
   */
  public void awaitCarrier() {
    for (String end : ENDS) {
      Eventually.await(
          end + " has a carrier", () -> ask("ip", "link", "show", end).contains("state UP"));
    }
  }

  /** Runs ip(8) with these words. */
  public void ip(String words) throws Exception {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(Arrays.asList(words.split(" ")));
    run(command);
  }

  /** What a program of the network prints. */
  public String ask(String... command) throws Exception {
    return run(List.of(command));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
    return said;
  }
}
