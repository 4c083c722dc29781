// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Secret;

final class SecretsFileTest {

  @TempDir private Path folder;

  private Path write(String text, String permissions) throws IOException {
    Path file = folder.resolve("secrets.properties");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private SecretsFile read(String text) throws IOException {
    return SecretsFile.read(write(text, "rw-------"));
  }

  @Test
  void a_line_is_a_secret() throws IOException {
    SecretsFile secrets = read("# ours\n\nmeters=12345678\r\n broker = a=b c\t\nempty=\nlast=x");
    assertThat(secrets.find("meters")).contains(Secret.of("12345678"));
    assertThat(secrets.find("broker")).contains(Secret.of("a=b c"));
    assertThat(secrets.find("empty")).contains(Secret.of(""));
    assertThat(secrets.find("last")).contains(Secret.of("x"));
    assertThat(secrets.find("other")).isEmpty();
  }

  @Test
  void every_character_of_a_secret_stands_for_itself() throws IOException {
    for (String secret : new String[] {"a\\b", "\\u0041", "end\\", "#:!=\"'", "p\u00e4ss"}) {
      assertThat(read("one=" + secret + "\ntwo=2\n").find("one")).contains(Secret.of(secret));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void a_file_that_others_may_open_is_not_read(String permissions) throws IOException {
    Path file = write("meters=12345678\n", permissions);
    assertThatThrownBy(() -> SecretsFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("12345678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "=hunter2", "a b=hunter2", "m:hunter2", "x=1\nhunter2"})
  void what_is_no_secret_is_refused_by_its_line_without_showing_it(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(".* line \\d is not name=secret")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void two_secrets_of_one_name_are_a_mistake() {
    assertThatThrownBy(() -> read("m=hunter1\nm=hunter2\n"))
        .hasMessageEndingWith("line 2 is a second secret m");
  }

  @Test
  void what_is_no_text_or_not_there_is_told() throws IOException {
    assertThatThrownBy(() -> SecretsFile.read(folder.resolve("absent")))
        .hasMessage("there is no " + folder.resolve("absent"));
    Path file = write("", "rw-------");
    // Whoever runs the tests may be allowed to read everything.
    assertThat(SecretsFile.told(file, new AccessDeniedException(file.toString())))
        .isEqualTo(file + " cannot be read by this user");
    assertThatThrownBy(() -> SecretsFile.read(file.resolve("below")))
        .hasMessageStartingWith(file.resolve("below") + " cannot be read: ");
    Files.write(file, "m=p\u00e4ss".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SecretsFile.read(file)).hasMessageEndingWith("is not UTF-8");
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> SecretsFile.read(file)).hasMessageContaining("larger");
  }
}
