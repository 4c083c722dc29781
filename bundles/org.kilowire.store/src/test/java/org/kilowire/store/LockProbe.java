// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that wants to open the store. */
final class LockProbe {

  private LockProbe() {}

  public static void main(String[] args) throws IOException {
    String answer;
    try {
      Store.open(Some.settings(Path.of(args[0]))).close();
      answer = "opened";
    } catch (StoreException e) {
      answer = e.getMessage();
    }
    System.out.write(answer.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  /** What another process gets to hear. */
  static String ask(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockProbe.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
