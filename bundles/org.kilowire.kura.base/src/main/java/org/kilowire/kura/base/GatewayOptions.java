// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kilowire.kura.base.secret.SecretsFile;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/**
 * What the gateway's configuration says.
 *
 * @param store empty where the gateway has no id yet
 * @param lineThreads how many lines are worked on at once
 * @param secretsFile a file of secrets, where there is one
 */
record GatewayOptions(Optional<StoreOptions> store, int lineThreads, Optional<Path> secretsFile) {

  static final String ID = "gateway.id";
  static final String FOLDER = "data.folder";
  static final String MEGABYTES = "store.max.megabytes";
  static final String RETENTION = "store.retention.days";
  static final String EVENTS = "store.max.events";
  static final String THREADS = "line.threads";
  static final String SECRETS = SecretsFile.OPTION;

  static final int DEFAULT_MEGABYTES = 1024;
  static final int DEFAULT_RETENTION = 7;
  static final int DEFAULT_EVENTS = 10_000;
  static final int DEFAULT_THREADS = 16;

  /** 1 TiB. */
  static final int MOST_MEGABYTES = 1 << 20;

  static final int MOST_RETENTION = 3650;
  static final int MOST_EVENTS = 1_000_000;
  static final int MOST_THREADS = 64;

  private static final String OUR_FOLDER = "kilowire";

  private static final String NOTHING_STORED = "nothing is stored";

  /**
   * Reads a component's properties; those that are not ours are left alone.
   *
   * @param kuraData Kura's folder for data, where it is known
   */
  static Read<GatewayOptions> from(Map<String, ?> configuration, Optional<Path> kuraData) {
    OptionReader reader = new OptionReader(configuration);
    return reader.read(
        Optional.of(
            new GatewayOptions(
                store(reader, kuraData),
                reader.whole(THREADS, 1, MOST_THREADS, DEFAULT_THREADS),
                path(reader, SECRETS, "no file of secrets is used"))));
  }

  /** Empty too where the id or the folder is wrong: where readings are kept is never guessed. */
  private static Optional<StoreOptions> store(OptionReader reader, Optional<Path> kuraData) {
    Optional<String> id = reader.id(ID, NOTHING_STORED);
    Optional<Path> folder =
        reader.isGiven(FOLDER)
            ? path(reader, FOLDER, NOTHING_STORED)
            : kuraData.map(data -> data.resolve(OUR_FOLDER));
    if (id.isPresent() && folder.isEmpty() && !reader.isGiven(FOLDER)) {
      reader.problem(
          FOLDER,
          "must be given: this system does not say where Kura keeps its data",
          NOTHING_STORED);
    }
    int megabytes = reader.whole(MEGABYTES, 1, MOST_MEGABYTES, DEFAULT_MEGABYTES);
    int retention = reader.whole(RETENTION, 0, MOST_RETENTION, DEFAULT_RETENTION);
    int events = reader.whole(EVENTS, 1, MOST_EVENTS, DEFAULT_EVENTS);
    return id.isPresent() && folder.isPresent()
        ? Optional.of(new StoreOptions(id.get(), folder.get(), megabytes, retention, events))
        : Optional.empty();
  }

  private static Optional<Path> path(OptionReader reader, String field, String instead) {
    Optional<String> text = reader.text(field, instead);
    try {
      Optional<Path> path = text.map(Path::of).filter(Path::isAbsolute).map(Path::normalize);
      if (path.isPresent() || text.isEmpty()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Said below, with what is allowed.
    }
    reader.problem(
        field, "must be an absolute path, not " + OptionReader.quoted(text.get()), instead);
    return Optional.empty();
  }
}
