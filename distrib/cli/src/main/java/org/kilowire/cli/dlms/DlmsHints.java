// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.Optional;
import org.kilowire.cli.meter.Hints;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Traits;

/** What to look at when a DLMS meter says no, or nothing: by what was asked of it, and how. */
final class DlmsHints implements Hints {

  private final boolean hdlc;
  private final boolean password;
  private final long client;
  private final String address;

  DlmsHints(Traits traits) {
    hdlc = traits.choice("framing").equals("hdlc");
    password = !traits.choice("authentication").equals("none");
    client = traits.integer("client");
    String server = "--server " + traits.integer("server");
    address = hdlc ? server + " --physical " + traits.integer("physical") : server;
  }

  @Override
  public Optional<String> refused(Reason reason) {
    String code = reason.code();
    if (code.equals(DlmsReason.AUTHENTICATION_REFUSED.code())) {
      return Optional.of(
          password
              ? "the password is not that of client "
                  + client
                  + ": see --password, --client. It is"
                  + " not tried again: meters lock."
              : "no password was given, and client " + client + " needs one: see --password");
    }
    if (code.equals(DlmsReason.ASSOCIATION_REJECTED.code())) {
      return Optional.of("the meter does not know client " + client + ": see --client, --auth");
    }
    if (code.equals(MeterReason.NOT_READABLE.code())
        || code.equals(DlmsReason.ACCESS_DENIED.code())) {
      return Optional.of(denied());
    }
    return code.equals(DlmsReason.OBJECT_UNDEFINED.code())
        ? Optional.of("\"kilowire dlms objects\" lists what there is for client " + client)
        : Optional.empty();
  }

  /** Why an object that is there is not for us. */
  String denied() {
    return password
        ? "client " + client + " may not do that: see --client"
        : "no password was given, and client "
            + client
            + " may do little: see --client, --password";
  }

  @Override
  public String silent(long octets) {
    if (octets > 0) {
      return octets + " octets came back that are no whole answer: see --framing, --trace";
    }
    return "no meter answers at "
        + address
        + ", or not with --framing "
        + (hdlc ? "hdlc" : "wrapper")
        + (hdlc ? "; on HDLC also see --client" : "");
  }
}
