// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.simulators.pty.Pty;

/** The native library where a bundle is updated: each revision has a class loader of its own. */
@Timeout(120)
final class SerialLibraryTest {

  private static final List<String> PROPERTIES =
      List.of("java.io.tmpdir", "user.home", "jSerialComm.library.randomizeNativeName");

  @TempDir private Path folder;

  /** Has these classes and the library's for itself, and shares all others. */
  private static final class Revision extends URLClassLoader {

    Revision() {
      super(
          Arrays.stream(System.getProperty("java.class.path").split(":"))
              .map(Revision::url)
              .toArray(URL[]::new),
          SerialLibraryTest.class.getClassLoader());
    }

    private static URL url(String path) {
      try {
        return Path.of(path).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean own =
          name.startsWith("org.kilowire.link.serial.") || name.startsWith("com.fazecast.");
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : own ? findClass(name) : super.loadClass(name, resolve);
      }
    }

    LinkProvider links(Path natives) throws ReflectiveOperationException {
      Supplier<Path> where = () -> natives;
      return (LinkProvider)
          loadClass(SerialLinks.class.getName()).getConstructor(Supplier.class).newInstance(where);
    }
  }

  @Test
  void every_class_loader_has_a_library_of_its_own_and_leaves_no_file() throws Exception {
    List<String> before = PROPERTIES.stream().map(System::getProperty).toList();
    for (int i = 0; i < 4; i++) {
      try (Revision revision = new Revision();
          Pty pty = Pty.open()) {
        LinkProvider links = revision.links(folder.resolve("native"));
        assertThat(links.getClass()).isNotSameAs(SerialLinks.class);
        try (Link link = links.open(Ports.uri(pty), Ports.soon())) {
          Ports.say(link, "x");
          assertThat(Ports.hear(pty, 1)).isEqualTo("x");
        }
        ((AutoCloseable) links).close();
      }
    }
    assertThat(folder.resolve("native")).isEmptyDirectory();
    assertThat(PROPERTIES.stream().map(System::getProperty).toList()).isEqualTo(before);
  }

  @Test
  void a_folder_that_cannot_be_used_is_told() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (Revision revision = new Revision()) {
      LinkProvider links = revision.links(file);
      assertThatThrownBy(() -> links.open(LinkUri.of("serial:/dev/ttyUSB0"), Ports.soon()))
          .isInstanceOf(LinkException.class)
          .hasMessageStartingWith(file + ": no place for jSerialComm's library: ");
    }
  }
}
