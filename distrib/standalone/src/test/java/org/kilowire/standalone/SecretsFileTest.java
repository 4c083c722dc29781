// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Secret;

class SecretsFileTest {

  @TempDir private Path folder;

  @Test
  void no_file_means_no_secrets() throws IOException {
    SecretsFile secrets = SecretsFile.read(folder.resolve("absent"));
    assertThat(secrets.has("meters")).isFalse();
    assertThat(secrets.find("meters")).isEmpty();
  }

  @Test
  void a_line_is_a_secret() throws IOException {
    GatewayHome home = new GatewayHome(folder);
    Homes.secrets(home, "meters=12345678\nbroker=a=b\n", "rw-------");
    SecretsFile secrets = SecretsFile.read(home.secrets());
    assertThat(secrets.has("meters")).isTrue();
    assertThat(secrets.find("meters")).contains(Secret.of("12345678"));
    assertThat(secrets.find("broker")).contains(Secret.of("a=b"));
    assertThat(secrets.find("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void a_file_that_others_may_open_is_not_read(String permissions) throws IOException {
    GatewayHome home = new GatewayHome(folder);
    Homes.secrets(home, "meters=12345678\n", permissions);
    assertThatThrownBy(() -> SecretsFile.read(home.secrets()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("12345678");
  }

  @Test
  void what_is_no_list_is_refused_without_showing_it() throws IOException {
    GatewayHome home = new GatewayHome(folder);
    Homes.secrets(home, "meters=\\uhunter2\n", "rw-------");
    assertThatThrownBy(() -> SecretsFile.read(home.secrets()))
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessageNotContaining("hunter2");
  }
}
