// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.BadPaddingException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCryptoTest {
  @TempDir private Path data;

  @Test
  void k22_the_text_is_sixteen_characters_a_dash_and_base64() throws Exception {
    CryptoService crypto = Crypto.in(data);
    // "secret" and the 16 octets of the tag: 32 characters, as in the recording.
    assertThat(crypto.encryptAes("secret")).matches("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/=]{32}");
    assertThat(new String(crypto.encryptAes("p1".toCharArray())))
        .matches("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/=]{24}");
  }

  @Test
  void decrypts_what_it_encrypted() throws Exception {
    CryptoService crypto = Crypto.in(data);
    for (String text : new String[] {"", "secret", "Zähler Ω 電 😀", "x".repeat(100_000)}) {
      assertThat(crypto.decryptAes(crypto.encryptAes(text))).isEqualTo(text);
      assertThat(crypto.decryptAes(crypto.encryptAes(text.toCharArray())))
          .isEqualTo(text.toCharArray());
    }
  }

  @Test
  void no_text_is_encrypted_twice_in_the_same_way() throws Exception {
    CryptoService crypto = Crypto.in(data);
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      texts.add(crypto.encryptAes("secret").substring(0, 16));
    }
    assertThat(texts).hasSize(1000);
  }

  @Test
  void the_key_is_kept_and_only_its_owner_reads_it() throws Exception {
    String text = Crypto.in(data).encryptAes("secret");
    assertThat(Crypto.in(data).decryptAes(text)).isEqualTo("secret");
    Path key = data.resolve("security/host.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void another_key_does_not_decrypt() throws Exception {
    String text = Crypto.in(data.resolve("a")).encryptAes("secret");
    CryptoService other = Crypto.in(data.resolve("b"));
    assertThatThrownBy(() -> other.decryptAes(text)).isInstanceOf(BadPaddingException.class);
  }

  @Test
  void what_is_no_encrypted_text_is_refused_without_a_trace() throws Exception {
    CryptoService crypto = Crypto.in(data);
    String good = crypto.encryptAes("secret");
    char other = good.charAt(20) == 'A' ? 'B' : 'A';
    String changed = good.substring(0, 20) + other + good.substring(21);
    for (String text :
        new String[] {"", "plain-password", "-", good.substring(1), changed, "ä-ä"}) {
      assertThatThrownBy(() -> crypto.decryptAes(text)).isInstanceOf(BadPaddingException.class);
      assertThatThrownBy(() -> crypto.decryptAes(text.toCharArray()))
          .isInstanceOfSatisfying(
              KuraException.class,
              e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.DECODER_ERROR))
          .hasMessageNotContaining("plain-password");
    }
  }

  @Test
  void a_file_that_holds_no_key_is_left_as_it_is() throws Exception {
    Path key = Files.createDirectories(data.resolve("security")).resolve("host.key");
    for (String text : new String[] {"", "not base64!", "c2hvcnQ="}) {
      Files.writeString(key, text);
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      assertThatThrownBy(() -> Crypto.in(data))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("host.key");
      assertThat(key).hasContent(text);
    }
  }

  @Test
  void a_key_that_others_may_read_is_refused() throws Exception {
    Crypto.in(data);
    Path key = data.resolve("security/host.key");
    for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
      assertThatThrownBy(() -> Crypto.in(data))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("chmod 600");
    }
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    Crypto.in(data);
  }

  @Test
  void hashes_are_hex_and_base64_is_base64() throws Exception {
    CryptoService crypto = Crypto.in(data);
    assertThat(crypto.sha256Hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(crypto.sha1Hash("abc")).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(crypto.encodeBase64("Ω")).isEqualTo("zqk=");
    assertThat(crypto.decodeBase64("zqk=")).isEqualTo("Ω");
  }

  @Test
  void key_stores_are_not_its_business() throws Exception {
    CryptoService crypto = Crypto.in(data);
    assertThat(crypto.isFrameworkSecure()).isFalse();
    assertThatThrownBy(() -> crypto.getKeyStorePassword("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> crypto.setKeyStorePassword("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> crypto.setKeyStorePassword("a", new char[] {'b'}))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
