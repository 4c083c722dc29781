// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.linux;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;

/**
 * JNA's native library, loaded once a class loader. It is unpacked below a folder of ours, for its
 * defaults, the temporary and the home folder, are others' too and may be mounted noexec; under a
 * name that no other class loader has, and not for longer than loading takes.
 */
public final class JnaLibrary {

  private static boolean loaded;
  private static Optional<CaptureException> failure = Optional.empty();

  private JnaLibrary() {}

  /**
   * Loads the library if it is not.
   *
   * @throws CaptureException if the system does not take it; again with every later call
   */
  public static void load(Path folder) throws CaptureException {
    // The lock of all class loaders: the places to unpack to are properties of the whole process.
    synchronized (System.getProperties()) {
      if (failure.isPresent()) {
        throw refused(failure.get().getMessage(), failure.get());
      }
      if (!loaded) {
        loadBelow(folder);
        loaded = true;
      }
    }
  }

  private static void loadBelow(Path folder) throws CaptureException {
    Path place;
    try {
      place = Files.createTempDirectory(Files.createDirectories(folder), "jna-");
    } catch (IOException e) {
      throw refused(folder + ": no place for JNA's library: " + e.getMessage(), e);
    }
    Map<String, String> before = new LinkedHashMap<>();
    set(before, "jna.tmpdir", place.toString());
    set(before, "jna.nosys", "true");
    set(before, "jna.nounpack", "false");
    try {
      new Scratch(Native.POINTER_SIZE).close();
    } catch (LinkageError e) {
      failure =
          Optional.of(
              refused(
                  "JNA's library cannot be loaded from "
                      + folder
                      + ", which may be mounted noexec; start again after a change: "
                      + e.getMessage(),
                  e));
      throw failure.get();
    } finally {
      before.forEach(JnaLibrary::restore);
      delete(place);
    }
  }

  private static CaptureException refused(String message, Throwable cause) {
    return new CaptureException(CaptureReason.NOT_SUPPORTED, message, cause);
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
