// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Whom the gateway trusts behind {@code ssl}, and what it shows there: PKCS #12 or JKS files, and
 * the files whose first lines open them. No password is a setting: what a process was started with
 * is for all to see.
 *
 * @param files absolute, by the names of the settings; those that were set
 */
record BrokerTls(Map<String, Path> files) {

  static final String TRUST = "broker.trust";
  static final String TRUST_PASSWORD = "broker.trust.password.file";
  static final String CERTIFICATE = "broker.certificate";
  static final String CERTIFICATE_PASSWORD = "broker.certificate.password.file";

  /** Setting to the framework property that the host reads. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          TRUST, "kilowire.tls.trust",
          TRUST_PASSWORD, "kilowire.tls.trust.password.file",
          CERTIFICATE, "kilowire.tls.certificate",
          CERTIFICATE_PASSWORD, "kilowire.tls.certificate.password.file");

  BrokerTls {
    files = Map.copyOf(files);
  }

  static Set<String> settings() {
    return PROPERTIES.keySet();
  }

  /**
   * Reads them.
   *
   * @param folder what relative names are in
   * @param problems takes what is wrong
   */
  static BrokerTls of(Properties properties, Path folder, List<String> problems) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String name : PROPERTIES.keySet()) {
      String text = properties.getProperty(name, "");
      if (!text.isEmpty()) {
        Path file = folder.resolve(text).toAbsolutePath();
        files.put(name, file);
        if (!Files.isReadable(file)) {
          problems.add(name + ": cannot be read: " + file);
        }
      }
    }
    requireBoth(files, TRUST_PASSWORD, TRUST, problems);
    requireBoth(files, CERTIFICATE_PASSWORD, CERTIFICATE, problems);
    return new BrokerTls(files);
  }

  private static void requireBoth(
      Map<String, Path> files, String password, String store, List<String> problems) {
    if (files.containsKey(password) && !files.containsKey(store)) {
      problems.add(password + ": of no use without " + store);
    }
  }

  /** What the framework has to be told before it starts. */
  Map<String, String> properties() {
    Map<String, String> all = new LinkedHashMap<>();
    files.forEach((name, file) -> all.put(PROPERTIES.get(name), file.toString()));
    return all;
  }
}
