// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documentation's pictures; made only where a system property names their folder. */
final class Pictures {

  private static final String FOLDER = System.getProperty("kilowire.screenshots", "");

  private Pictures() {}

  static boolean wanted() {
    return !FOLDER.isBlank();
  }

  /** Keeps what a form looks like. */
  static void take(Form form, String name) throws IOException {
    if (wanted()) {
      Files.write(Files.createDirectories(Path.of(FOLDER)).resolve(name + ".png"), form.picture());
    }
  }

  /** Keeps the upper part of the page. */
  static void take(Browser browser, int height, String name) throws IOException {
    if (wanted()) {
      Files.write(
          Files.createDirectories(Path.of(FOLDER)).resolve(name + ".png"), browser.picture(height));
    }
  }
}
