// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsFilesTest {

  @TempDir private Path folder;
  private final Map<String, String> properties = new HashMap<>();

  private Path store(String name, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      store.store(out, password.toCharArray());
    }
    return folder.resolve(name);
  }

  private TlsFiles files() {
    return TlsFiles.of(properties::get);
  }

  @Test
  void without_files_the_jvm_is_trusted() throws Exception {
    assertThat(files().factory()).isNotNull();
  }

  @Test
  void each_file_is_opened_with_the_first_line_of_another_and_read_anew() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "hunter2\nmore\n");
    properties.put("kilowire.tls.certificate", store("own.p12", "hunter2").toString());
    properties.put("kilowire.tls.certificate.password.file", password.toString());
    assertThat(files().factory()).isNotNull();
    Files.writeString(password, "wrong");
    assertThatThrownBy(files()::factory).isInstanceOf(IOException.class);
    assertThat(files().toString()).doesNotContain("hunter2");
  }

  @Test
  void a_file_that_is_not_there_ends_the_attempt() {
    properties.put("kilowire.tls.trust", folder.resolve("absent.p12").toString());
    assertThatThrownBy(files()::factory)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent.p12");
  }
}
