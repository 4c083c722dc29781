// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.line;

/**
 * Octets that passed in a row at the same rates.
 *
 * @param heard whether the client said them, else a device
 * @param clientBaud the rate that the client had set, 0 where the line does not tell
 * @param deviceBaud the rate of the device that said them or heard them; of one of those that did
 *     not understand them where none did
 * @param octets how many
 */
public record Passage(boolean heard, int clientBaud, int deviceBaud, int octets) {

  /** Whether they arrived as octets and not as noise. */
  public boolean isUnderstood() {
    return clientBaud == 0 || clientBaud == deviceBaud;
  }

  boolean continues(Passage before) {
    return heard == before.heard
        && clientBaud == before.clientBaud
        && deviceBaud == before.deviceBaud;
  }

  Passage behind(Passage before) {
    return new Passage(heard, clientBaud, deviceBaud, before.octets + octets);
  }

  /** For failure texts: {@code < 300 300 (5)}. */
  @Override
  public String toString() {
    return (heard ? "< " : "> ") + clientBaud + " " + deviceBaud + " (" + octets + ")";
  }
}
