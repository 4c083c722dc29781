// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

/**
 * Something wrong with a fleet document.
 *
 * @param path where: {@code $.meters[3].traits.client}; {@code $} for the whole document
 * @param message what was found and what is allowed; never a secret, at most a few hundred
 *     characters
 */
public record DocumentProblem(String path, String message) {

  /** As a line for people. */
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
