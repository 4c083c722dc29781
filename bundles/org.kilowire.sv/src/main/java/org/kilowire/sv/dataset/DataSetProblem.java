// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/**
 * Something wrong with a description of streams.
 *
 * @param path where: {@code $.maps[0].channels[3].twin}; in SCL the elements and their names
 * @param message what was found and what is allowed, at most a few hundred characters
 */
public record DataSetProblem(String path, String message) {

  /** As a line for people. */
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
