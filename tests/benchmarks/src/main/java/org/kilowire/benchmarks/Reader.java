// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

/** A client of the benchmark's meter: one register, and the whole load profile. */
interface Reader extends AutoCloseable {

  /** The register and the profile that are read. */
  String REGISTER = "3:1.0.1.8.0.255:2";

  String PROFILE = "7:1.0.99.1.0.255:2";

  /** Connects and associates. */
  void open() throws Exception;

  /** Reads the register. */
  void get() throws Exception;

  /** Reads the profile; how many rows it has. */
  int rows() throws Exception;

  /** Releases and disconnects. */
  @Override
  void close() throws Exception;
}
