// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Readers in another language, written from the standards' facts and not from this code. */
public final class PythonReader {

  private static final Path SCRIPTS = Path.of("src/test/python");

  private PythonReader() {}

  /** What a script prints, line by line, when it is given {@code input}; skipped without Python. */
  public static List<String> run(Path folder, String script, byte[] input, String... arguments)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(isThere(), "no python3 here");
    Path in = Files.write(folder.resolve("input"), input);
    Path out = folder.resolve("output");
    List<String> command = new ArrayList<>(List.of("python3", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", script).isTrue();
    assertThat(process.exitValue()).as(script).isZero();
    return Files.readAllLines(out, StandardCharsets.US_ASCII);
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
