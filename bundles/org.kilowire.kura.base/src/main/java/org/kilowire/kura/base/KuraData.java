// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Kura keeps its data. Kura: a line {@code kura.data} of the files that two system properties
 * name, the custom one first; a system property of that name replaces it.
 */
final class KuraData {

  private static final Logger LOG = LoggerFactory.getLogger(KuraData.class);
  private static final String DATA = "kura.data";
  private static final List<String> FILES =
      List.of("kura.custom.configuration", "kura.configuration");

  private KuraData() {}

  /**
   * @param property asks the framework or the system for a property; null where there is none
   */
  static Optional<Path> folder(UnaryOperator<String> property) {
    Stream<Optional<String>> said =
        Stream.concat(
            Stream.of(Optional.ofNullable(property.apply(DATA))),
            FILES.stream()
                .map(file -> Optional.ofNullable(property.apply(file)).flatMap(KuraData::line)));
    return said.flatMap(Optional::stream)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .flatMap(KuraData::path);
  }

  private static Optional<String> line(String url) {
    try (InputStream in = Files.newInputStream(Path.of(URI.create(url)))) {
      Properties properties = new Properties();
      properties.load(in);
      return Optional.ofNullable(properties.getProperty(DATA));
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
      LOG.debug("{} tells nothing: {}", url, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
