// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The deployment packages, and the bundles that each must have. */
enum Feature {
  BASE(
      "conversation options link link.serial iec62056 meter fleet contract seal store"
          + " kura.base kura.driver"),
  DLMS("dlms meter.dlms kura.driver.dlms"),
  IEC62056("meter.iec62056 kura.driver.iec62056"),
  SV("sv capture kura.driver.sv"),
  CONCENTRATOR("collect uplink kura.wire kura.uplink"),
  ALL(
      "conversation options link link.serial iec62056 meter fleet contract seal store kura.base"
          + " kura.driver dlms meter.dlms kura.driver.dlms meter.iec62056 kura.driver.iec62056"
          + " sv capture kura.driver.sv collect uplink kura.wire kura.uplink");

  /** Third-party code travels inside our bundles: which, by its first two words. */
  static final Map<String, String> EMBEDDED =
      Map.of(
          "org.kilowire.seal",
          "org.jose4j",
          "org.kilowire.store",
          "org.sqlite",
          "org.kilowire.link.serial",
          "com.fazecast",
          "org.kilowire.capture",
          "com.sun",
          "org.kilowire.kura.wire",
          "com.cronutils");

  private final String names;

  Feature(String names) {
    this.names = names;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<String> bundles() {
    return Stream.of(names.split(" ", -1))
        .map(name -> "org.kilowire." + name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Path file() {
    return Path.of(System.getProperty("kilowire.target"), "packages", "kilowire-" + word() + ".dp");
  }
}
