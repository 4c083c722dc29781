// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The store in a class loader of its own, as every revision of a bundle has one: nothing but the
 * JDK is shared.
 */
final class Elsewhere {

  private Elsewhere() {}

  /** What runs within the other class loader. */
  public static final class Within {

    private Within() {}

    public static AutoCloseable open(Path folder) {
      Store store = Store.open(Some.settings(folder));
      Some.append(store, 1);
      return store;
    }
  }

  static URLClassLoader loader() {
    URL[] all =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Elsewhere::url)
            .toArray(URL[]::new);
    return new URLClassLoader(all, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(path, e);
    }
  }

  static AutoCloseable open(ClassLoader loader, Path folder) throws ReflectiveOperationException {
    return (AutoCloseable) within(loader).getMethod("open", Path.class).invoke(null, folder);
  }

  private static Class<?> within(ClassLoader loader) throws ClassNotFoundException {
    return loader.loadClass(Within.class.getName());
  }
}
