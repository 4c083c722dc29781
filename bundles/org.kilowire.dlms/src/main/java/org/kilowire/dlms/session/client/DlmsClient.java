// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.session.Association;
import org.kilowire.dlms.session.ClientCounters;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.NotificationListener;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/**
 * The client of one server, with logical names. Each method gives a conversation to be run on the
 * line at once: one owner, one at a time, {@link #associate} first.
 *
 * <p>Every conversation ends within {@link ClientSettings#limit} and within its bounds of blocks
 * and octets. A data-access-result that is not success fails with the {@link
 * org.kilowire.dlms.DlmsReason} that it stands for.
 */
public final class DlmsClient {

  private final ClientState state;

  /** A client that nobody listens to. */
  public DlmsClient(DataLink link, ClientSettings settings) {
    this(link, settings, NotificationListener.NOBODY);
  }

  /** A client of a server that nobody knows yet. */
  public DlmsClient(DataLink link, ClientSettings settings, NotificationListener listener) {
    this(link, settings, new ServerHabits(), listener);
  }

  /**
   * A client.
   *
   * @param habits what earlier clients have learnt of the server, and this one will
   * @param listener is told of what the server sends amid the client's conversations without having
   *     been asked
   */
  public DlmsClient(
      DataLink link, ClientSettings settings, ServerHabits habits, NotificationListener listener) {
    this.state = new ClientState(link, settings, habits, listener);
  }

  /** What this client has met with so far. */
  public ClientCounters counters() {
    return state.counters();
  }

  /**
   * Connects the link and associates. Fails with {@code authentication-refused}, which must not be
   * tried again by itself, or {@code association-rejected}.
   */
  public Conversation<Association> associate() {
    return new Associate(state);
  }

  /** The association in force. */
  public Optional<Association> association() {
    return Optional.ofNullable(state.association);
  }

  /** How the server has rejected the last {@link #associate}, if it has. */
  public Optional<Aare> rejection() {
    return Optional.ofNullable(state.rejection);
  }

  /** How many attributes one request of {@link #getList} asks for at most. */
  public int maxListed() {
    return state.maxListed();
  }

  /**
   * Releases the association and disconnects the link. Never fails; lost where a late answer may
   * still come that the next one on the same link would take for its own.
   */
  public Conversation<Void> release() {
    return new ReleaseConversation(state);
  }

  /** Reads an attribute. */
  public Conversation<Data> get(AttributeRef what) {
    return new GetValue(state, AttributeSelection.of(what));
  }

  /** Reads a part of an attribute; {@code not-supported} where that was not negotiated. */
  public Conversation<Data> get(AttributeRef what, SelectiveAccess access) {
    return new GetValue(state, new AttributeSelection(what, Optional.of(access)));
  }

  /**
   * Reads several attributes, in as few requests as possible; one result each, in their order.
   * Where the server refuses such a request, or garbles its answer, it is asked for one by one.
   */
  public Conversation<List<GetResult>> getList(List<AttributeRef> what) {
    return new GetList(state, what);
  }

  /**
   * Reads a profile's buffer into {@code rows} as it arrives.
   *
   * @return the number of rows; rows delivered before a failure have been delivered
   */
  public Conversation<Integer> profile(
      AttributeRef buffer, Optional<SelectiveAccess> access, ProfileDecoder rows) {
    return new GetProfile(state, new AttributeSelection(buffer, access), rows);
  }

  /**
   * Writes an attribute. When the request has left and no answer tells what became of it, this
   * fails with {@code outcome-unknown}; it is never sent again.
   */
  public Conversation<Void> set(AttributeRef what, Data value) {
    return new SetValue(state, AttributeSelection.of(what), value);
  }

  /**
   * Invokes a method; a result that is not success is part of the reply. Outcomes as with {@link
   * #set}.
   */
  public Conversation<ActionReply> action(MethodRef method, Data parameters) {
    return new InvokeMethod(state, method, parameters);
  }
}
