// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.List;
import org.kilowire.meter.Trait;

/** The settings of meters that speak DLMS, quirks included: names, ranges, defaults, help. */
final class DlmsTraits {

  static final String FRAMING = "framing";
  static final String HDLC = "hdlc";
  static final String WRAPPER = "wrapper";
  static final String CLIENT = "client";
  static final String SERVER = "server";
  static final String PHYSICAL = "physical";
  static final String ADDRESS_LENGTH = "address-length";
  static final String AUTO = "auto";
  static final String AUTHENTICATION = "authentication";
  static final String NONE = "none";
  static final String LOW = "low";
  static final String PASSWORD = "password";
  static final String TIMEOUT = "timeout";
  static final String INTER_OCTET_TIMEOUT = "inter-octet-timeout";
  static final String RETRIES = "retries";
  static final String DATAGRAMS = "datagrams";
  static final String MAX_INFO_TRANSMIT = "max-info-transmit";
  static final String MAX_INFO_RECEIVE = "max-info-receive";
  static final String WINDOW_TRANSMIT = "window-transmit";
  static final String WINDOW_RECEIVE = "window-receive";
  static final String EXPLICIT_PARAMETERS = "explicit-parameters";
  static final String SEND_DISC = "send-disc";
  static final String STALE_RECEIVE_NUMBER = "stale-receive-number";
  static final String MODE_E = "mode-e";
  static final String MODE_E_ADDRESS = "mode-e-address";
  static final String MODE_E_MAX_BAUD = "mode-e-max-baud";
  static final String ANY_ADDRESS = "any-address";
  static final String LINK_RETRIES = "link-retries";
  static final String MAX_PDU = "max-pdu";
  static final String ANY_INVOKE_ID = "any-invoke-id";
  static final String SEND_RLRQ = "send-rlrq";
  static final String WITH_LIST = "with-list";
  static final String MAX_LIST = "max-list";
  static final String SERIAL_OBJECT = "serial-object";
  static final String RELAY_OBJECT = "relay-object";
  static final String SELECTIVE_ACCESS = "selective-access";
  static final String RANGE = "range";
  static final String RANGE_MARGIN = "range-margin";
  static final String RANGE_DEVIATION = "range-deviation";
  static final String NULL_VALUES = "null-values";
  static final String ABSENT = "absent";
  static final String AS_BEFORE = "as-before";
  static final String STATUS_INVALID = "status-invalid";
  static final String STATUS_POWER_DOWN = "status-power-down";
  static final String STATUS_CLOCK_ADJUSTED = "status-clock-adjusted";

  private static final long MASK = 0xFFFF_FFFFL;

  static final List<Trait> ALL =
      List.of(
          Trait.choice(FRAMING, List.of(HDLC, WRAPPER), HDLC, "How APDUs are carried on the line."),
          Trait.integer(CLIENT, 1, 65535, 16L, "Client address (client SAP); 1..127 on HDLC."),
          Trait.integer(
              SERVER, 0, 65535, 1L, "The logical device: upper HDLC address, or server wPort."),
          Trait.integer(PHYSICAL, 0, 16383, 0L, "The lower HDLC address; 0 leaves it out."),
          Trait.choice(
              ADDRESS_LENGTH,
              List.of(AUTO, "1", "2", "4"),
              AUTO,
              "Octets of the server's HDLC address; auto takes as few as it fits."),
          Trait.choice(AUTHENTICATION, List.of(NONE, LOW), NONE, "Authentication mechanism."),
          Trait.secret(PASSWORD, "The password of low authentication, as secret:NAME."),
          Trait.duration(TIMEOUT, 100, 300_000, 5_000, "How long the meter may take to answer."),
          Trait.duration(
              INTER_OCTET_TIMEOUT, 10, 60_000, 1_000, "How long an HDLC frame may pause inside."),
          Trait.integer(RETRIES, 0, 20, 3L, "How often a silent meter is asked again."),
          Trait.flag(DATAGRAMS, false, "The line is UDP."),
          Trait.integer(
              MAX_INFO_TRANSMIT,
              1,
              2030,
              128L,
              "Longest HDLC information field to send, as proposed."),
          Trait.integer(
              MAX_INFO_RECEIVE,
              1,
              2030,
              128L,
              "Longest HDLC information field to receive, as proposed."),
          Trait.integer(WINDOW_TRANSMIT, 1, 7, 1L, "HDLC window for sending, as proposed."),
          Trait.integer(WINDOW_RECEIVE, 1, 7, 1L, "HDLC window for receiving, as proposed."),
          Trait.flag(
              EXPLICIT_PARAMETERS,
              true,
              "SNRM names the HDLC sizes even where they are the defaults."),
          Trait.flag(SEND_DISC, true, "The HDLC link is ended with DISC."),
          Trait.flag(
              STALE_RECEIVE_NUMBER, false, "The meter's N(R) does not advance; it is passed over."),
          Trait.flag(
              MODE_E,
              false,
              "The meter is asked for at 300 baud first and goes over to HDLC then (IEC 62056-21,"
                  + " mode E)."),
          Trait.text(
              MODE_E_ADDRESS,
              32,
              null,
              "The meter's address in that request; empty asks whoever is there."),
          Trait.integer(
              MODE_E_MAX_BAUD, 300, 115_200, 19_200L, "Highest rate of HDLC proposed there."),
          Trait.flag(
              ANY_ADDRESS,
              false,
              "Answers are taken whatever HDLC addresses or wPorts they carry, swapped ones too."),
          Trait.integer(
              LINK_RETRIES,
              0,
              5,
              1L,
              "How often SNRM is sent again when the meter refuses it (DM)."),
          Trait.integer(
              MAX_PDU,
              0,
              65535,
              65535L,
              "Longest APDU that is accepted, as proposed to the meter; 0 is no limit. With"
                  + " datagrams more than 65499 is 1224."),
          Trait.flag(
              ANY_INVOKE_ID,
              false,
              "Answers are taken whatever invoke-id they carry; no request is then repeated over"
                  + " UDP."),
          Trait.flag(SEND_RLRQ, false, "The association is ended with a release request."),
          Trait.flag(WITH_LIST, true, "Several attributes are asked for in one request."),
          Trait.integer(MAX_LIST, 1, 255, 20L, "Most attributes in one request."),
          Trait.text(
              SERIAL_OBJECT, 23, "0.0.96.1.0.255", "The object with the serial number (class 1)."),
          Trait.text(
              RELAY_OBJECT, 23, "0.0.96.3.10.255", "The disconnect control object (class 70)."),
          Trait.choice(
              SELECTIVE_ACCESS,
              List.of(RANGE, NONE),
              RANGE,
              "How part of a profile is asked for; none reads all of it."),
          Trait.duration(
              RANGE_MARGIN,
              0,
              86_400_000,
              1_000,
              "How much earlier than wanted a range begins, for meters that round or exclude it."),
          Trait.flag(RANGE_DEVIATION, true, "The bounds of a range say their deviation from UTC."),
          Trait.choice(
              NULL_VALUES,
              List.of(ABSENT, AS_BEFORE),
              ABSENT,
              "What null-data in a row stands for: no value, or the value of the row before."),
          Trait.integer(
              STATUS_INVALID,
              0,
              MASK,
              0L,
              "Bits of the row's status for values that are not valid."),
          Trait.integer(
              STATUS_POWER_DOWN, 0, MASK, 0L, "Bits of the row's status for a failed supply."),
          Trait.integer(
              STATUS_CLOCK_ADJUSTED,
              0,
              MASK,
              0L,
              "Bits of the row's status for a clock that was set."));

  private DlmsTraits() {}
}
