// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.Eventually;

/** What happens where a bundle of this is updated: the next revision comes while the last goes. */
final class ClassLoadersTest {

  private static final String UNPACK_TO = "org.sqlite.tmpdir";

  @TempDir private Path folder;
  @TempDir private Path other;

  @Test
  void a_store_that_another_class_loader_has_open_is_in_use() throws Exception {
    try (URLClassLoader loader = Elsewhere.loader()) {
      try (AutoCloseable before = Elsewhere.open(loader, folder)) {
        assertThat(before.getClass()).isNotSameAs(Store.class);
        assertThatThrownBy(() -> Store.open(Some.settings(folder)))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("in use by another store of this process");
      }
      try (Store after = Store.open(Some.settings(folder))) {
        assertThat(after.outbox().status().last()).isEqualTo(1);
      }
    }
  }

  @Test
  void a_folder_has_one_store_by_whatever_way_it_is_reached() throws IOException {
    Path real = other.resolve("store");
    Path link = other.resolve("link");
    try (Store store = Store.open(Some.settings(real))) {
      Files.createSymbolicLink(link, real);
      assertThatThrownBy(() -> Store.open(Some.settings(link))).hasMessageContaining("in use");
      Path around = other.resolve("../" + other.getFileName() + "/store");
      assertThatThrownBy(() -> Store.open(Some.settings(around))).hasMessageContaining("in use");
      Some.append(store, 1);
    }
  }

  @Test
  void an_opening_that_is_refused_leaves_the_first_its_lock() throws Exception {
    try (URLClassLoader loader = Elsewhere.loader();
        Store store = Store.open(Some.settings(folder))) {
      assertThatThrownBy(() -> Store.open(Some.settings(folder))).hasMessageContaining("in use");
      assertThatThrownBy(() -> Elsewhere.open(loader, folder))
          .rootCause()
          .hasMessageContaining("in use");
      assertThat(LockProbe.ask(folder)).contains("in use by another gateway process");
      Some.append(store, 1);
    }
    assertThat(LockProbe.ask(folder)).isEqualTo("opened");
  }

  @Test
  void two_class_loaders_have_a_library_each_and_leave_no_file() throws Exception {
    try (URLClassLoader loader = Elsewhere.loader();
        AutoCloseable one = Elsewhere.open(loader, folder);
        Store two = Store.open(Some.settings(other))) {
      assertThat(one).isNotNull();
      Some.append(two, 1);
      assertThat(folder.resolve("kilowire.native")).doesNotExist();
      assertThat(other.resolve("kilowire.native")).doesNotExist();
      assertThat(System.getProperty(UNPACK_TO)).isNull();
    }
  }

  @Test
  void what_a_process_that_was_killed_has_unpacked_is_deleted() throws Exception {
    Path left = Files.createDirectories(folder.resolve("kilowire.native/of-a-killed-process"));
    Files.createFile(folder.resolve("kilowire.lock"));
    Files.write(left.resolve("sqlite-libsqlitejdbc.so"), new byte[] {1});
    try (URLClassLoader loader = Elsewhere.loader();
        AutoCloseable store = Elsewhere.open(loader, folder)) {
      assertThat(store).isNotNull();
      assertThat(folder.resolve("kilowire.native")).doesNotExist();
    }
  }

  @Test
  void what_others_have_put_there_is_left() throws Exception {
    Files.createFile(folder.resolve("kilowire.lock"));
    Path theirs = Files.createDirectories(folder.resolve("kilowire.native/x")).resolve("y");
    Files.write(theirs, new byte[] {1});
    Path before = Files.createDirectories(folder.resolve("native")).resolve("sqlite-y");
    Files.write(before, new byte[] {1});
    try (URLClassLoader loader = Elsewhere.loader();
        AutoCloseable store = Elsewhere.open(loader, folder)) {
      assertThat(store).isNotNull();
    }
    assertThat(theirs).exists();
    assertThat(before).exists();
  }

  @Test
  void a_library_that_cannot_be_unpacked_is_told_with_the_folder_and_what_to_set()
      throws Exception {
    Path file = Files.createFile(other.resolve("no-folder"));
    System.setProperty(UNPACK_TO, file.toString());
    try (URLClassLoader loader = Elsewhere.loader()) {
      assertThatThrownBy(() -> Elsewhere.open(loader, folder))
          .cause()
          .hasMessageContaining(file.toString())
          .hasMessageContaining(UNPACK_TO);
    } finally {
      System.clearProperty(UNPACK_TO);
    }
  }

  /** A driver that stayed registered with the JDK, or a thread, would keep it and its library. */
  @Test
  void a_class_loader_whose_stores_are_closed_can_go() throws Exception {
    URLClassLoader loader = Elsewhere.loader();
    Elsewhere.open(loader, folder).close();
    loader.close();
    WeakReference<ClassLoader> gone = new WeakReference<>(loader);
    loader = null;
    Eventually.await(
        "it is collected",
        () -> {
          System.gc();
          return gone.get() == null;
        });
  }
}
