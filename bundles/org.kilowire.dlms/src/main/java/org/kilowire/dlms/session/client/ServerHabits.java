// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

/**
 * What a server has shown of itself beyond what it agrees to in an association. Whoever knows the
 * device keeps it for the next client, which is then spared the same refusal. For any thread.
 */
public final class ServerHabits {

  private volatile boolean refusesLists;
  private String device = "";

  /**
   * Whether a GET of several attributes was refused whose attributes could all be read one by one,
   * although the server had agreed to such requests.
   */
  public boolean refusesLists() {
    return refusesLists;
  }

  void refuseLists() {
    refusesLists = true;
  }

  /** The server is found to be this device: what another one has shown is forgotten. */
  public synchronized void are(String found) {
    if (!device.isEmpty() && !device.equals(found)) {
      refusesLists = false;
    }
    device = found;
  }
}
