// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which other program has a device open, as far as Linux lets this user see (proc(5)). */
final class Holder {

  private static final Path PROCESSES = Path.of("/proc");

  private Holder() {}

  /** {@code ", process 4711 (minicom)"}; empty where nobody is seen. */
  static String of(String device) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      Path self = PROCESSES.resolve(Long.toString(ProcessHandle.current().pid()));
      for (Path process : processes) {
        if (!process.equals(self) && has(process, device)) {
          return ", process " + process.getFileName() + name(process);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Without /proc it stays unsaid.
    }
    return "";
  }

  private static boolean has(Path process, String device) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.readSymbolicLink(file).toString().equals(device)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's, or ended meanwhile.
    }
    return false;
  }

  private static String name(Path process) {
    try {
      return " (" + Files.readString(process.resolve("comm")).strip() + ")";
    } catch (IOException e) {
      return "";
    }
  }
}
