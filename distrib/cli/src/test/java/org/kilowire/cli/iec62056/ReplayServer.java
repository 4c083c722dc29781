// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A meter that says what was recorded, and holds what it hears against what was recorded, octet for
 * octet. One client.
 */
final class ReplayServer implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private record Message(boolean byClient, byte[] octets) {}

  private final ServerSocket server;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private final CompletableFuture<String> verdict;
  private String command = "";
  private int lines;

  private ReplayServer(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      read(line);
    }
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    verdict = CompletableFuture.supplyAsync(this::serve);
  }

  static ReplayServer of(Path file) throws IOException {
    return new ReplayServer(file);
  }

  private void read(String line) {
    if (line.startsWith("C>M ") || line.startsWith("M>C ")) {
      messages.add(new Message(line.startsWith("C"), octets(line.substring(4))));
    } else if (line.startsWith("# command: ")) {
      command = line.substring("# command: ".length(), line.indexOf(" ; "));
    } else if (line.startsWith("#   ... ")) {
      lines = Integer.parseInt(line.replaceAll("\\D+", ""));
    } else if (line.startsWith("#   ")) {
      results.add(line.substring(4));
    }
  }

  private static byte[] octets(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The command that was recorded, without link and output. */
  String command() {
    return command;
  }

  String link() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  /** Objects that the command prints first. */
  List<String> results() {
    return results;
  }

  /** How many objects it prints in all. */
  int lines() {
    return Math.max(lines, results.size());
  }

  /** Empty where all was as recorded; else what was not. */
  String verdict() throws Exception {
    return verdict.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private String serve() {
    try (Socket client = server.accept()) {
      client.setSoTimeout(PATIENCE_MILLIS);
      client.setTcpNoDelay(true);
      for (Message message : messages) {
        if (message.byClient()) {
          byte[] heard = client.getInputStream().readNBytes(message.octets().length);
          if (!text(heard).equals(text(message.octets()))) {
            return "heard " + text(heard) + " for " + text(message.octets());
          }
        } else {
          client.getOutputStream().write(message.octets());
        }
      }
      return rest(client.getInputStream());
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What the client says behind the end of the recording. */
  private static String rest(InputStream in) throws IOException {
    byte[] rest = in.readAllBytes();
    return rest.length == 0 ? "" : "heard behind the end: " + text(rest);
  }

  private static String text(byte[] octets) {
    StringBuilder text = new StringBuilder();
    for (byte octet : octets) {
      boolean printable = octet >= 0x20 && octet < 0x7F;
      text.append(printable ? "" + (char) octet : "<%02X>".formatted(octet));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
