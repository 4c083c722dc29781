// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KuraDataTest {

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return "file:" + Files.writeString(folder.resolve(name), text);
  }

  private static Optional<Path> folder(Map<String, String> properties) {
    return KuraData.folder(properties::get);
  }

  @Test
  void a_property_says_where_it_is() throws IOException {
    String file = file("kura.properties", "kura.data=/from/file\n");
    assertThat(folder(Map.of("kura.data", "/data", "kura.configuration", file)))
        .contains(Path.of("/data"));
  }

  @Test
  void else_kuras_own_files_say_it_the_custom_one_first() throws IOException {
    String own = file("kura.properties", "kura.name=Kura\nkura.data=/from/kura\n");
    String custom = file("custom.properties", "kura.data=/from/custom\n");
    String silent = file("silent.properties", "kura.name=Kura\n");
    assertThat(folder(Map.of("kura.configuration", own, "kura.custom.configuration", custom)))
        .contains(Path.of("/from/custom"));
    assertThat(folder(Map.of("kura.configuration", own, "kura.custom.configuration", silent)))
        .contains(Path.of("/from/kura"));
  }

  @Test
  void what_cannot_be_read_says_nothing() throws IOException {
    String template = file("template.properties", "kura.data={kura.install.dir}/data\n");
    assertThat(folder(Map.of())).isEmpty();
    assertThat(folder(Map.of("kura.data", " "))).isEmpty();
    assertThat(folder(Map.of("kura.data", "relative"))).isEmpty();
    assertThat(folder(Map.of("kura.configuration", template))).isEmpty();
    for (String url : new String[] {"file:" + folder + "/absent", "no url", "x:y", "file:rel"}) {
      assertThat(folder(Map.of("kura.configuration", url))).as(url).isEmpty();
    }
  }
}
