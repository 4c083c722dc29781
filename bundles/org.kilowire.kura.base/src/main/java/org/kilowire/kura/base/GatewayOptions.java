// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.contract.Topics;

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
  static final String SECRETS = "secrets.file";

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

  /** Options that are whole, or everything that is wrong with them: "field: reason". */
  record Read(Optional<GatewayOptions> options, List<String> problems) {}

  /**
   * Reads a component's properties; those that are not ours are left alone.
   *
   * @param kuraData Kura's folder for data, where it is known
   */
  static Read from(Map<String, ?> configuration, Optional<Path> kuraData) {
    OptionReader reader = new OptionReader(configuration);
    GatewayOptions options =
        new GatewayOptions(
            store(reader, kuraData),
            reader.number(THREADS, DEFAULT_THREADS, 1, MOST_THREADS),
            reader.path(SECRETS));
    List<String> problems = reader.problems();
    return new Read(problems.isEmpty() ? Optional.of(options) : Optional.empty(), problems);
  }

  private static Optional<StoreOptions> store(OptionReader reader, Optional<Path> kuraData) {
    Optional<String> id = reader.text(ID);
    if (id.isPresent() && !Topics.isGateway(id.get())) {
      reader.problem(ID, "must be 1 to 64 characters of A-Z a-z 0-9 . _ -: \"" + id.get() + "\"");
    }
    int problems = reader.problems().size();
    Optional<Path> given = reader.path(FOLDER);
    Optional<Path> folder = given.or(() -> kuraData.map(data -> data.resolve(OUR_FOLDER)));
    if (id.isPresent() && folder.isEmpty() && reader.problems().size() == problems) {
      reader.problem(FOLDER, "must be given: this system does not say where Kura keeps its data");
    }
    int megabytes = reader.number(MEGABYTES, DEFAULT_MEGABYTES, 1, MOST_MEGABYTES);
    int retention = reader.number(RETENTION, DEFAULT_RETENTION, 0, MOST_RETENTION);
    int events = reader.number(EVENTS, DEFAULT_EVENTS, 1, MOST_EVENTS);
    return id.isPresent() && folder.isPresent()
        ? Optional.of(new StoreOptions(id.get(), folder.get(), megabytes, retention, events))
        : Optional.empty();
  }
}
