// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.OpenFiles;

/** What this JVM has in its hands, as the system and the JVM tell it. */
final class ThisJvm {

  private static final Path SELF = Path.of("/proc/self");
  private static final Pattern SQLITE = Pattern.compile("(/\\S*sqlitejdbc\\S*)");

  /** Those of the simulated meters are not the gateway's. */
  private static final String OURS =
      "(kilowire|uplink|sqlite|WiresTimer|asset-of|MQTT)(?!-simulated|-tcp-).*";

  private ThisJvm() {}

  /** How many threads of the gateway there are, by name. */
  static Map<String, Long> threads() {
    return LiveThreads.named(OURS).stream()
        .collect(groupingBy(name -> name, TreeMap::new, counting()));
  }

  /** How many files and sockets are open. */
  static int openFiles() {
    return OpenFiles.all().size();
  }

  /** SQLite's native libraries that are loaded, once what is garbage has gone. */
  static Set<String> sqliteLibraries() {
    RecordMemory.forget();
    System.gc();
    try {
      Set<String> found = new TreeSet<>();
      for (String line : Files.readAllLines(SELF.resolve("maps"))) {
        Matcher library = SQLITE.matcher(line);
        if (library.find()) {
          found.add(library.group(1));
        }
      }
      return found;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
