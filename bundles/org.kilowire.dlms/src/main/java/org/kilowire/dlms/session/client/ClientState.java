// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.datalink.ApduFilter;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.session.Association;
import org.kilowire.dlms.session.ClientCounters;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.NotificationListener;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.codec.GetResponseView;
import org.kilowire.dlms.xdlms.codec.Tags;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** What the conversations of one client share: the link, the association, buffers used again. */
final class ClientState {

  private static final int REQUEST = 256;

  /** A server with more to tell than this in place of an answer gives none. */
  private static final int MOST_UNASKED = 100;

  final DataLink link;
  final ClientSettings settings;
  final ServerHabits habits;
  final long limitNanos;
  final GetResponseView view = new GetResponseView();

  /** Null while there is no association. */
  Association association;

  /** The AARE that has rejected the last proposal; null where there was none. */
  Aare rejection;

  /** Whether a list was refused in this association, or its attributes one by one as well. */
  boolean listRefused;

  /** Whether a service has left in this association that nobody has answered. */
  boolean unanswered;

  long unasked;
  long otherInvokeIds;
  long refusedLists;

  private final NotificationListener listener;
  private final ApduFilter filter = this::takes;
  private int unaskedInExchange;
  private ByteBuffer request = ByteBuffer.allocate(REQUEST);
  private int invoke;

  ClientState(
      DataLink link, ClientSettings settings, ServerHabits habits, NotificationListener listener) {
    this.link = link;
    this.settings = settings;
    this.habits = habits;
    this.listener = listener;
    this.limitNanos = settings.limit().toNanos();
  }

  /** One request and its answer; what the server sends before that is its listener's. */
  Conversation<ByteBuffer> exchange(ByteBuffer apdu, boolean repeatable) {
    unaskedInExchange = 0;
    return link.exchange(apdu, repeatable, filter);
  }

  /**
   * The request of a service and its answer, of which {@link #answers} has to be asked.
   *
   * @param repeatable as {@link DataLink#exchange} has it
   */
  Conversation<ByteBuffer> service(ByteBuffer apdu, boolean repeatable) {
    if (settings.anyInvokeId() && unanswered) {
      return Conversation.failed(
          DlmsReason.INVOKE_ID,
          "an earlier request was not answered: whose answer comes is unknown");
    }
    unanswered = true;
    return exchange(apdu, repeatable && !settings.anyInvokeId());
  }

  /** Whether an answer with {@code octet} is one to {@code asked}. */
  boolean answers(InvokeId asked, int octet) {
    boolean same = ((asked.octet() ^ octet) & InvokeId.ID) == 0;
    if (!same) {
      otherInvokeIds++;
    }
    return same || settings.anyInvokeId();
  }

  static String invokeIds(InvokeId asked, int octet) {
    return "an answer with invoke-id " + (octet & InvokeId.ID) + ", the request had " + asked.id();
  }

  private boolean takes(ByteBuffer apdu) {
    boolean notification = apdu.hasRemaining() && Tags.isUnasked(apdu.get(apdu.position()) & 0xFF);
    if (!notification || unaskedInExchange == MOST_UNASKED) {
      return false;
    }
    unaskedInExchange++;
    unasked++;
    listener.notified(Octets.copyOf(apdu));
    return true;
  }

  ClientCounters counters() {
    return new ClientCounters(unasked, otherInvokeIds, refusedLists);
  }

  /** The next invoke id, 1 first. */
  InvokeId nextInvoke() {
    invoke = (invoke + 1) & 0x0F;
    return InvokeId.confirmed(invoke, false);
  }

  boolean agreed(Conformance service) {
    return association != null && association.negotiated().has(service);
  }

  /** The longest APDU that may be sent; the server's 0 stands for no limit. */
  int maxRequest() {
    int most = association == null ? 0 : association.serverMaxPdu();
    return most == 0 ? 0xFFFF : most;
  }

  /** How many attributes one GET may name, without selective access: at least 1. */
  int maxListed() {
    if (!agreed(Conformance.MULTIPLE_REFERENCES) || listRefused || habits.refusesLists()) {
      return 1;
    }
    int room = maxRequest() - Selections.HEAD - 2;
    return Math.min(Math.max(1, room / Selections.DESCRIPTOR), settings.maxListItems());
  }

  /** A cleared buffer for a request of at most {@code size} octets. */
  ByteBuffer request(int size) {
    if (request.capacity() < size) {
      request = ByteBuffer.allocate(size);
    }
    return request.clear();
  }

  /** {@code apdu}, of at most {@code size} octets, ready to be sent. */
  ByteBuffer encode(Apdu apdu, int size) {
    ByteBuffer out = request(size);
    XdlmsApdus.encode(apdu, out);
    return out.flip();
  }
}
