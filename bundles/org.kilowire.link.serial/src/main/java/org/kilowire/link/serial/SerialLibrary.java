// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.conversation.LinkException;

/**
 * jSerialComm's native library, loaded once a class loader. It is unpacked below a folder of ours,
 * for its defaults, the temporary and the home folder, are others' too and may be mounted noexec;
 * under a name that no other class loader has, and not for longer than loading takes.
 */
final class SerialLibrary {

  private static boolean loaded;
  private static Optional<LinkException> failure = Optional.empty();

  private SerialLibrary() {}

  /**
   * Loads the library if it is not.
   *
   * @throws LinkException if the system does not take it; again with every later call
   */
  static void load(Path folder) throws LinkException {
    // The lock of all class loaders: the places to unpack to are properties of the whole process.
    synchronized (System.getProperties()) {
      if (failure.isPresent()) {
        throw new LinkException(failure.get().getMessage(), failure.get());
      }
      if (!loaded) {
        loadBelow(folder);
        loaded = true;
      }
    }
  }

  private static void loadBelow(Path folder) throws LinkException {
    Path place;
    try {
      place = Files.createTempDirectory(Files.createDirectories(folder), "jSerialComm-");
    } catch (IOException e) {
      throw new LinkException(
          folder + ": no place for jSerialComm's library: " + e.getMessage(), e);
    }
    Map<String, String> before = new LinkedHashMap<>();
    set(before, "java.io.tmpdir", place.toString());
    set(before, "user.home", place.toString());
    set(before, "jSerialComm.library.randomizeNativeName", "true");
    try {
      SerialPort.getVersion();
    } catch (LinkageError e) {
      failure =
          Optional.of(
              new LinkException(
                  "jSerialComm's library cannot be loaded from "
                      + folder
                      + ", which may be mounted noexec; start again after a change: "
                      + e.getMessage(),
                  e));
      throw failure.get();
    } finally {
      before.forEach(SerialLibrary::restore);
      delete(place);
    }
  }

  private static void set(Map<String, String> before, String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
  }

  private static void restore(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }

  /** What is loaded needs its file no more. */
  private static void delete(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      // It stays until somebody tidies up; no other run uses it.
    }
  }
}
