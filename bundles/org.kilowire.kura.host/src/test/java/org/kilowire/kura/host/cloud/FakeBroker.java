// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A broker of which a test says what happens, and when. */
final class FakeBroker implements BrokerSession.Opener {

  enum Mood {
    ACCEPTS,
    REFUSES
  }

  final List<FakeSession> sessions = new ArrayList<>();
  Mood mood = Mood.ACCEPTS;

  @Override
  public BrokerSession open(TransportOptions options, BrokerSession.Owner owner) {
    FakeSession session = new FakeSession(options, owner);
    sessions.add(session);
    return session;
  }

  /** The session that was opened last. */
  FakeSession last() {
    return sessions.get(sessions.size() - 1);
  }

  final class FakeSession implements BrokerSession {

    final TransportOptions options;
    final Map<String, Integer> filters = new TreeMap<>();
    final List<Message> sent = new ArrayList<>();
    boolean closed;
    private final Owner owner;

    FakeSession(TransportOptions options, Owner owner) {
      this.options = options;
      this.owner = owner;
    }

    @Override
    public void begin(Map<String, Integer> subscriptions) {
      filters.putAll(subscriptions);
      switch (mood) {
        case ACCEPTS -> owner.up(this);
        case REFUSES -> owner.ended(this, "refused");
      }
    }

    @Override
    public void subscribe(String filter, int qos) {
      filters.put(filter, qos);
    }

    @Override
    public void unsubscribe(String filter) {
      filters.remove(filter);
    }

    @Override
    public void publish(Message message) {
      sent.add(message);
    }

    @Override
    public void close() {
      closed = true;
    }

    /** What was sent, by id. */
    List<Integer> ids() {
      return sent.stream().map(Message::id).toList();
    }

    void acknowledge(int id) {
      sent.stream()
          .filter(message -> message.id() == id)
          .toList()
          .forEach(message -> owner.acknowledged(this, message));
    }

    void up() {
      owner.up(this);
    }

    void breaks() {
      owner.ended(this, "it broke");
    }

    /** Sends a message; the answer becomes "taken" once it need not come again. */
    StringBuilder sends(String topic, byte... body) {
      StringBuilder answer = new StringBuilder();
      owner.arrived(topic, body, () -> answer.append("taken"));
      return answer;
    }
  }
}
