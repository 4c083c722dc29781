// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.Optional;
import org.kilowire.cli.meter.Hints;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.hdlc.HdlcReason;
import org.kilowire.dlms.wrapper.WrapperReason;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Traits;

/** What to look at when a DLMS meter says no, or nothing: by what was asked of it, and how. */
final class DlmsHints implements Hints {

  private static final String WIRING =
      "octets come and are broken: see the wiring, baud rate and parity (--link ...?framing=7E1)";

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
  public Optional<String> of(Reason reason) {
    if (reason instanceof HdlcReason line) {
      return Optional.ofNullable(ofHdlc(line));
    }
    if (reason instanceof WrapperReason line) {
      return Optional.ofNullable(ofWrapper(line));
    }
    if (reason instanceof MeterReason meter) {
      return Optional.ofNullable(ofMeter(meter));
    }
    if (reason instanceof Iec62056Reason opening) {
      return Optional.ofNullable(ofModeE(opening));
    }
    return reason instanceof DlmsReason dlms ? Optional.ofNullable(ofDlms(dlms)) : Optional.empty();
  }

  private String ofHdlc(HdlcReason reason) {
    return switch (reason) {
      case GARBAGE, BAD_FORMAT, BAD_HCS, BAD_FCS, NO_CLOSING_FLAG ->
          WIRING + ", and that the meter speaks HDLC: --framing";
      case OTHER_ADDRESS -> otherAddress();
      case NOT_ACKNOWLEDGED -> "see --trait stale-receive-number=true";
      case DISCONNECTED ->
          "the meter has another connection open, or refuses client "
              + client
              + ": wait some minutes, see --client, --trait link-retries=5";
      default -> null;
    };
  }

  private String ofWrapper(WrapperReason reason) {
    return switch (reason) {
      case OUT_OF_STEP, MALFORMED -> "what came is not of the wrapper: see --framing, --trace";
      case OTHER_PORTS -> otherAddress();
      default -> null;
    };
  }

  private static String ofModeE(Iec62056Reason reason) {
    return switch (reason) {
      case NO_IDENTIFICATION ->
          "nobody answers the request of mode E: see --mode-e-address; without --mode-e HDLC is"
              + " spoken at once";
      case ECHO_ONLY -> "only what was sent comes back: see the head's place on the meter";
      case MODE_NOT_OFFERED, READOUT_INSTEAD ->
          "the meter has no mode E: \"kilowire iec62056 readout\" reads it";
      default -> null;
    };
  }

  private String otherAddress() {
    return "the meter answers under another address than "
        + address
        + ": take that one, or --trait any-address=true";
  }

  private String ofMeter(MeterReason reason) {
    return switch (reason) {
      case AUTHENTICATION_REFUSED -> authentication();
      case REJECTED -> association();
      case NOT_READABLE -> listed() + "; " + denied();
      case WRONG_DEVICE -> "another device answers: see --expect, or the fleet's device";
      default -> null;
    };
  }

  private String ofDlms(DlmsReason reason) {
    return switch (reason) {
      case AUTHENTICATION_REFUSED -> authentication();
      case ASSOCIATION_REJECTED -> association();
      case ACCESS_DENIED -> denied();
      case OBJECT_UNDEFINED -> "\"kilowire dlms objects\" lists what there is for client " + client;
      case INVOKE_ID -> "see --trait any-invoke-id=true";
      default -> null;
    };
  }

  private String authentication() {
    return password
        ? "authentication failed: check --password, --client ("
            + client
            + "). It is not tried again: meters lock."
        : "authentication failed: no password was given, and client "
            + client
            + " needs one: see --password";
  }

  private String association() {
    return "the meter does not know client " + client + ": see --client, --auth";
  }

  private String listed() {
    return "\"kilowire dlms objects\" lists what client " + client + " may read";
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
