// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {
  private static final String GOLDEN = "/kura-golden/snapshot_0.xml";

  @Test
  void k22_a_password_holds_the_stored_text_plain_or_encrypted() throws IOException {
    List<SnapshotEntry> golden = SnapshotText.read(golden());
    assertThat(golden).extracting(SnapshotEntry::pid).contains("drv1", "types1", "recv1");
    assertThat(golden.get(0).properties())
        .containsEntry("password", new Password("plain-password"))
        .containsEntry("port", 4059);
    assertThat(golden.get(0).factoryPid()).contains("probe.Drv");
    assertThat(golden.get(1).secret("pw.multi")).isTrue();
  }

  @Test
  void reads_all_types() throws IOException {
    assertThat(SnapshotText.read(golden()).get(1).properties())
        .containsEntry("charv", 'x')
        .containsEntry("bool.arr", new Boolean[] {true, false})
        .containsEntry("long.arr", new Long[] {3L, 4L})
        .containsEntry("floatv", 2.5f)
        .containsEntry("shortv", (short) 8)
        .containsEntry("bytev", (byte) 7)
        .containsEntry("double.arr", new Double[] {0.5})
        .containsEntry("str.list", new String[] {"l1", "l2"});
  }

  /** Kura's order of properties is that of a hash table; ours is that of the alphabet. */
  @Test
  void writes_what_kura_wrote() throws IOException {
    String written = SnapshotText.write(SnapshotText.read(golden()));
    assertThat(lines(written)).isEqualTo(lines(golden()));
    assertThat(written).startsWith(golden().substring(0, golden().indexOf("<esf:property ")));
  }

  @Test
  void an_empty_array_is_dropped() throws IOException {
    Map<String, Object> properties = Map.of("a", new String[0], "b", "");
    assertThat(SnapshotText.read(text(properties)).get(0).properties())
        .doesNotContainKey("a")
        .containsEntry("b", "");
  }

  @Test
  void what_xml_has_no_character_for_is_told_by_its_name() {
    assertThatThrownBy(() -> text(Map.of("key", "a\u0000b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pid")
        .hasMessageContaining("key")
        .hasMessageContaining("U+0000");
  }

  @Test
  void a_password_may_hold_any_character() throws IOException {
    Password any = new Password("\u0000<&\uD83D\uDE00");
    assertThat(SnapshotText.read(text(Map.of("key", any))).get(0).properties())
        .containsEntry("key", any);
  }

  @Test
  void a_password_that_is_not_called_encrypted_is_plain() throws IOException {
    String text =
        text(Map.of("key", new Password("x")))
            .replace("encrypted=\"true\"", "encrypted=\"false\"")
            .replace("eA==", "by hand");
    assertThat(SnapshotText.read(text).get(0).properties())
        .containsEntry("key", new Password("by hand"));
  }

  @Test
  void what_is_no_snapshot_is_refused() {
    String good = text(Map.of("key", 1));
    List<String> bad =
        List.of(
            "",
            "no xml",
            good.substring(0, good.length() / 2),
            good.replace("Integer", "Complex"),
            good.replace(">1<", ">one<"),
            good.replaceFirst(
                    "<esf", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:/etc/hostname\">]><esf")
                .replace(">1<", ">&e;<"));
    for (String text : bad) {
      assertThatThrownBy(() -> SnapshotText.read(text)).isInstanceOf(IOException.class);
    }
  }

  @Property
  void any_text_comes_back(@ForAll("xml") String text) throws IOException {
    Map<String, Object> properties =
        Map.of("key", text, "<\"&>" + text, 1, "keys", new String[] {text, "b"});
    SnapshotEntry back = SnapshotText.read(text(properties)).get(0);
    assertThat(ConfigurationValues.same(back.properties(), new TreeMap<>(properties))).isTrue();
  }

  @Provide
  net.jqwik.api.Arbitrary<String> xml() {
    return net.jqwik.api.Arbitraries.strings()
        .withCharRange(' ', '\uD7FF')
        .withCharRange('\uE000', '\uFFFD')
        .withChars('\t', '\n', '\r', '<', '&', ']', '>', '"', '\'');
  }

  private static String text(Map<String, Object> properties) {
    return SnapshotText.write(List.of(new SnapshotEntry("pid", new TreeMap<>(properties))));
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).sorted().toList();
  }

  private static String golden() throws IOException {
    try (InputStream in = SnapshotTextTest.class.getResourceAsStream(GOLDEN)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
