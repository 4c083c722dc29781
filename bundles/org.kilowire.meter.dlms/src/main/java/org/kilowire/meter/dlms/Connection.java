// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.hdlc.HdlcAddress;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcParameters;
import org.kilowire.dlms.hdlc.HdlcSettings;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.NotificationListener;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.dlms.wrapper.WrapperLink;
import org.kilowire.dlms.wrapper.WrapperSettings;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.Traits;

/** A client made as a meter's traits say. */
final class Connection {

  /** Longest time for one operation: 3,000 rows take two minutes at 9600 baud. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** What a UDP datagram over IPv4 holds behind a wrapper header: 65,535 - 20 - 8 - 8. */
  private static final int LARGEST_IN_DATAGRAM = 65_499;

  /** What every network carries in one piece, IPv6's least MTU: 1,280 - 40 - 8 - 8. */
  private static final int UNFRAGMENTED = 1_224;

  private static final int MAX_BLOCKS = 65_536;
  private static final int MAX_OCTETS = 64 << 20;

  private Connection() {}

  static DlmsClient client(Traits traits, Authentication authentication, ServerHabits habits) {
    return new DlmsClient(
        isHdlc(traits) ? hdlc(traits) : wrapper(traits),
        settings(traits, authentication),
        habits,
        NotificationListener.NOBODY);
  }

  private static boolean isHdlc(Traits traits) {
    return traits.choice(DlmsTraits.FRAMING).equals(DlmsTraits.HDLC);
  }

  /**
   * The wrapper has no request of its own to disconnect, as HDLC has in DISC: without RLRQ the end
   * of the TCP connection ends the association (IEC 62056-5-3, on the release of associations).
   */
  static boolean endsWithLink(Traits traits) {
    return !isHdlc(traits)
        && !traits.flag(DlmsTraits.DATAGRAMS)
        && !traits.flag(DlmsTraits.SEND_RLRQ);
  }

  /** How many octets an HDLC address takes is no part of it: it is the same server. */
  static MeterAccount account(String line, Traits traits) {
    String server = Long.toString(traits.integer(DlmsTraits.SERVER));
    boolean bare = !isHdlc(traits) || traits.integer(DlmsTraits.PHYSICAL) == 0;
    return new MeterAccount(
        line,
        bare ? server : server + "/" + traits.integer(DlmsTraits.PHYSICAL),
        Long.toString(traits.integer(DlmsTraits.CLIENT)));
  }

  static Credential credential(String line, Traits traits, Authentication authentication) {
    MeterAccount account = account(line, traits);
    return authentication instanceof Authentication.Low low
        ? new Credential(account, low.password())
        : Credential.none(account);
  }

  private static DataLink hdlc(Traits traits) {
    HdlcParameters sizes =
        new HdlcParameters(
            number(traits, DlmsTraits.MAX_INFO_TRANSMIT),
            number(traits, DlmsTraits.MAX_INFO_RECEIVE),
            number(traits, DlmsTraits.WINDOW_TRANSMIT),
            number(traits, DlmsTraits.WINDOW_RECEIVE));
    return new HdlcLink(
        HdlcSettings.of(number(traits, DlmsTraits.CLIENT), address(traits))
            .withProposed(sizes)
            .withPatience(
                traits.duration(DlmsTraits.TIMEOUT),
                traits.duration(DlmsTraits.INTER_OCTET_TIMEOUT),
                number(traits, DlmsTraits.RETRIES))
            .withQuirks(
                traits.flag(DlmsTraits.EXPLICIT_PARAMETERS),
                traits.flag(DlmsTraits.SEND_DISC),
                traits.flag(DlmsTraits.STALE_RECEIVE_NUMBER))
            .withTolerance(
                traits.flag(DlmsTraits.ANY_ADDRESS), number(traits, DlmsTraits.LINK_RETRIES)));
  }

  private static HdlcAddress address(Traits traits) {
    int upper = number(traits, DlmsTraits.SERVER);
    int lower = number(traits, DlmsTraits.PHYSICAL);
    String length = traits.choice(DlmsTraits.ADDRESS_LENGTH);
    return length.equals(DlmsTraits.AUTO)
        ? HdlcAddress.server(upper, lower)
        : new HdlcAddress(upper, lower, Integer.parseInt(length));
  }

  private static DataLink wrapper(Traits traits) {
    WrapperSettings settings =
        WrapperSettings.of(number(traits, DlmsTraits.CLIENT), number(traits, DlmsTraits.SERVER))
            .withTimeout(traits.duration(DlmsTraits.TIMEOUT))
            .withAnyPorts(traits.flag(DlmsTraits.ANY_ADDRESS));
    return new WrapperLink(
        traits.flag(DlmsTraits.DATAGRAMS)
            ? settings.withDatagrams(number(traits, DlmsTraits.RETRIES))
            : settings);
  }

  private static ClientSettings settings(Traits traits, Authentication authentication) {
    ClientSettings settings = ClientSettings.DEFAULT;
    int items = traits.flag(DlmsTraits.WITH_LIST) ? number(traits, DlmsTraits.MAX_LIST) : 1;
    return settings
        .withAuthentication(authentication)
        .withProposed(settings.proposed(), maxPdu(traits))
        .withBounds(LIMIT, MAX_BLOCKS, MAX_OCTETS)
        .withAbilities(true, items, traits.flag(DlmsTraits.SEND_RLRQ))
        .withAnyInvokeId(traits.flag(DlmsTraits.ANY_INVOKE_ID));
  }

  /** A WPDU does not go on in the next datagram, and pieces of a datagram get lost one by one. */
  private static int maxPdu(Traits traits) {
    int wanted = number(traits, DlmsTraits.MAX_PDU);
    boolean datagrams = !isHdlc(traits) && traits.flag(DlmsTraits.DATAGRAMS);
    return datagrams && wanted > LARGEST_IN_DATAGRAM ? UNFRAGMENTED : wanted;
  }

  /** The secret is looked up here and nowhere else. */
  static Authentication authentication(Traits traits, Secrets secrets) {
    if (traits.choice(DlmsTraits.AUTHENTICATION).equals(DlmsTraits.NONE)) {
      return new Authentication.None();
    }
    String name =
        traits
            .text(DlmsTraits.PASSWORD)
            .orElseThrow(() -> new IllegalArgumentException("low authentication needs a password"));
    Secret password =
        secrets
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("no secret has the name " + name));
    return new Authentication.Low(password);
  }

  private static int number(Traits traits, String name) {
    return Math.toIntExact(traits.integer(name));
  }
}
