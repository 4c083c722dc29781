// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.MalformedMessage;
import org.kilowire.contract.json.Members;

/** The version of a message, of which this side knows one. */
final class Versions {

  private final int known;
  private Integer given;

  Versions(int known) {
    this.known = known;
  }

  void read(JsonIn in) throws IOException {
    long version = in.whole();
    if (version != known) {
      throw new MalformedMessage(
          ContractReason.UNKNOWN_VERSION, "version " + version + ", known is " + known);
    }
    given = known;
  }

  int required(Members members) throws IOException {
    return members.required("version", given);
  }
}
