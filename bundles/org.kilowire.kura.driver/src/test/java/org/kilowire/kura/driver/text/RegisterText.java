// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.kura.driver.MeterAccess;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.WriteTargets;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Trait;

/** A second protocol, that of a {@link TextMeter}: all that a driver needs to have of its own. */
final class RegisterText implements DriverProtocol<String, String>, WriteTargets<String> {

  private enum TextReason implements Reason {
    NO_ANSWER,
    NO_SUCH_REGISTER;

    @Override
    public Kind kind() {
      return Kind.PEER;
    }

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Trait GUARDED = Trait.flag("guarded", false, "It wants a password.");
  private static final Trait REGISTER =
      Trait.text("register", 16, null, "The register.").mandatory();

  private final Consumer<String> calls;

  /** A protocol that tells what of it is called, before it does it; {@code calls} may throw. */
  RegisterText(Consumer<String> calls) {
    this.calls = calls;
  }

  @Override
  public List<Trait> traits() {
    return List.of(GUARDED);
  }

  @Override
  public MeterAccess<String, String> meter(OptionValues given, boolean datagrams) {
    return new Access(given.flag(GUARDED.name()), calls);
  }

  @Override
  public List<ChannelField> channelFields() {
    return List.of(ChannelField.of(REGISTER, "Register"));
  }

  @Override
  public Optional<Channel> channel(OptionValues given) {
    calls.accept("channel");
    return given.text(REGISTER.name()).map(register -> new Channel(register, calls));
  }

  @Override
  public Optional<WriteTargets<String>> writeTargets() {
    return Optional.of(this);
  }

  @Override
  public Optional<String> parse(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  @Override
  public String form() {
    return "1.8.0";
  }

  @Override
  public Optional<String> neverWritten(String target) {
    return Optional.of("the serial number is never written").filter(w -> target.equals("serial"));
  }

  private record Access(boolean wantsPassword, Consumer<String> calls)
      implements MeterAccess<String, String> {

    @Override
    public MeterAccount account(String line) {
      return new MeterAccount(line, "", "");
    }

    @Override
    public MeterAssociation<String, String> association(Optional<Secret> password) {
      return new TextAssociation(password, calls);
    }

    @Override
    public Explainer explainer(Optional<Secret> password) {
      return Explainer.ofUnknownProtocol();
    }
  }

  private record TextAssociation(Optional<Secret> password, Consumer<String> calls)
      implements MeterAssociation<String, String> {

    @Override
    public Conversation<?> open() {
      calls.accept("open");
      return password.isEmpty()
          ? Conversation.of(null)
          : Conversation.then(
              exchange("LOGIN " + password.get().reveal().text(StandardCharsets.UTF_8)),
              answer ->
                  answer.equals("OK")
                      ? Conversation.of(null)
                      : Conversation.failed(MeterReason.AUTHENTICATION_REFUSED, answer));
    }

    private static Conversation<String> exchange(String request) {
      return new TextExchange(request, TextReason.NO_ANSWER);
    }

    @Override
    public Conversation<Identity> identity() {
      return Conversation.then(
          exchange("?serial"), serial -> Conversation.of(new Identity(serial, Map.of())));
    }

    @Override
    public Conversation<?> close() {
      return Conversation.of(null);
    }

    @Override
    public boolean isBoundToLink() {
      return true;
    }

    @Override
    public Evidence evidence(Reason failure) {
      return failure == TextReason.NO_SUCH_REGISTER ? Evidence.PRESENT : Evidence.NONE;
    }

    @Override
    public int most() {
      return 2;
    }

    @Override
    public Conversation<List<Outcome<String>>> get(List<String> what) {
      calls.accept("get");
      return Conversation.then(
          exchange("?" + String.join(" ", what)),
          answer ->
              Conversation.of(
                  Arrays.stream(answer.split(";", -1)).map(TextAssociation::outcome).toList()));
    }

    private static Outcome<String> outcome(String answer) {
      return answer.equals("!")
          ? new Outcome.Failed<>(TextReason.NO_SUCH_REGISTER, "the meter has none")
          : new Outcome.Ok<>(answer);
    }

    @Override
    public Conversation<Void> set(String what, String value) {
      calls.accept("set");
      return Conversation.then(
          new TextExchange(what + ":=" + value, MeterReason.OUTCOME_UNKNOWN),
          answer -> Conversation.of(null));
    }
  }

  private record Channel(String target, Consumer<String> calls)
      implements MeterChannel<String, String> {

    @Override
    public Outcome<ChannelValue> value(String answer, Optional<String> scaling) {
      calls.accept("value " + target);
      return new Outcome.Ok<>(new Text(answer));
    }

    @Override
    public Outcome<String> encoded(TypedValue<?> value, String before, Optional<String> scaling) {
      String unit = new Text(before).unit();
      return new Outcome.Ok<>((value.getValue() + " " + unit).strip());
    }

    @Override
    public Optional<String> neverWritten() {
      return Optional.empty();
    }
  }

  private record Text(String whole) implements ChannelValue {

    @Override
    public Optional<BigDecimal> number() {
      return Optional.of(whole.split(" ", 2)[0])
          .filter(one -> one.matches("[0-9.]+"))
          .map(BigDecimal::new);
    }

    @Override
    public Optional<String> text() {
      return Optional.of(whole);
    }

    @Override
    public Optional<Octets> octets() {
      return Optional.empty();
    }

    @Override
    public String unit() {
      return whole.contains(" ") ? whole.split(" ", 2)[1] : "";
    }

    @Override
    public String kind() {
      return "a text";
    }
  }
}
