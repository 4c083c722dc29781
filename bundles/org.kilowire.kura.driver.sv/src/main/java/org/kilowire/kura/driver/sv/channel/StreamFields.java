// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.ChannelSettings;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.sv.window.WindowLength;
import org.kilowire.kura.driver.sv.window.WindowPart;
import org.kilowire.kura.driver.sv.window.WindowQuantity;
import org.kilowire.kura.driver.sv.window.WindowQuantity.Subject;
import org.kilowire.meter.Trait;

/** The fields of a channel, and what they mean. */
public final class StreamFields implements ChannelSettings<StreamChannel> {

  private static final String EVENT = "event";
  private static final String DROPS = "kernel-drops";
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 32;

  private static final Trait STREAM =
      Trait.text(
          "stream",
          LONGEST_ID,
          null,
          "The stream: id of its channel map; where the map has no key, its svID, or"
              + " LN2_DS1_LD7.");
  private static final Trait CHANNEL =
      Trait.text(
          "channel",
          LONGEST_NAME,
          null,
          "A channel of the map, or for power a pair: Ia, Ua. Empty for what is of the stream.");
  private static final Trait QUANTITY =
      Trait.choice("quantity", quantities(), WindowQuantity.RMS.code(), "What of it.");
  private static final Trait WINDOW =
      Trait.choice(
          "window",
          Arrays.stream(WindowLength.values()).map(WindowLength::code).toList(),
          WindowLength.SECOND.code(),
          "Over how long; 10 s and 1 min are of UTC.");
  private static final Trait STATISTIC =
      Trait.choice(
          "statistic",
          Arrays.stream(WindowPart.values()).map(WindowPart::code).toList(),
          WindowPart.MEAN.code(),
          "Mean, least or greatest of the seconds of a longer window.");

  /** What Kura shows. */
  public static final List<ChannelField> ALL =
      List.of(
          ChannelField.of(STREAM, "Stream"),
          ChannelField.of(CHANNEL, "Channel"),
          labelled(QUANTITY, "Quantity"),
          labelled(WINDOW, "Window"),
          labelled(STATISTIC, "Statistic"));

  private static List<String> quantities() {
    List<String> all = new ArrayList<>();
    Arrays.stream(WindowQuantity.values()).map(WindowQuantity::code).forEach(all::add);
    Arrays.stream(HealthQuantity.values()).map(HealthQuantity::code).forEach(all::add);
    all.add(EVENT);
    all.add(DROPS);
    return all;
  }

  private static ChannelField labelled(Trait trait, String name) {
    return new ChannelField(
        trait,
        name,
        trait.choices().stream().map(one -> new ChannelField.Label(one, one)).toList());
  }

  @Override
  public List<ChannelField> channelFields() {
    return ALL;
  }

  /** The channel that the fields mean. */
  @Override
  public Optional<StreamChannel> channel(OptionValues given) {
    String stream = given.text(STREAM.name()).orElse("");
    String quantity = given.text(QUANTITY.name()).orElseThrow();
    boolean ofCapture = quantity.equals(DROPS) || quantity.equals(EVENT);
    if (stream.isEmpty() && !ofCapture) {
      given.problem(STREAM.name(), "must be given");
    }
    if (quantity.equals(DROPS)) {
      return Optional.of(new StreamChannel.Drops());
    }
    if (quantity.equals(EVENT)) {
      return Optional.of(new StreamChannel.Event(stream));
    }
    Optional<WindowQuantity> measured =
        Arrays.stream(WindowQuantity.values())
            .filter(one -> one.code().equals(quantity))
            .findFirst();
    return Optional.of(
        measured.isPresent()
            ? measured(given, stream, measured.get())
            : new StreamChannel.Health(stream, health(quantity)));
  }

  private static StreamChannel measured(
      OptionValues given, String stream, WindowQuantity quantity) {
    String of = given.text(CHANNEL.name()).orElse("");
    WindowLength length = WindowLength.of(given.text(WINDOW.name()).orElseThrow());
    String statistic = given.text(STATISTIC.name()).orElseThrow();
    WindowPart part =
        Arrays.stream(WindowPart.values())
            .filter(one -> one.code().equals(statistic))
            .findFirst()
            .orElseThrow();
    if (of.isEmpty() && quantity.subject() != Subject.STREAM) {
      given.problem(CHANNEL.name(), "must be given for " + quantity.code());
    }
    if (length != WindowLength.SECOND && !quantity.isOfLongerWindows()) {
      given.problem(WINDOW.name(), quantity.code() + " is of a second only");
    }
    if (length == WindowLength.SECOND && part != WindowPart.MEAN) {
      given.problem(STATISTIC.name(), "a second has no " + statistic);
    }
    return new StreamChannel.Measured(stream, of, quantity, length, part);
  }

  private static HealthQuantity health(String code) {
    return Arrays.stream(HealthQuantity.values())
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
