// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.channel;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.kura.driver.sv.window.StreamHealth;
import org.kilowire.kura.driver.sv.window.StreamUnits;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.kura.driver.sv.window.WindowLength;
import org.kilowire.kura.driver.sv.window.WindowPart;
import org.kilowire.kura.driver.sv.window.WindowQuantity;
import org.kilowire.kura.driver.sv.window.WindowQuantity.Subject;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.PhaseGroup;

/** What a channel of an asset gives of a stream. */
public sealed interface StreamChannel {

  /** Id of the stream. */
  String stream();

  /**
   * A value of a window.
   *
   * @param of name of a channel or pair of the map; empty where it is of the stream
   */
  record Measured(
      String stream, String of, WindowQuantity quantity, WindowLength length, WindowPart part)
      implements StreamChannel {

    /** Whether the window is one that it has a value of. */
    public boolean concerns(StreamWindow window) {
      return window.length() == length && window.stream().equals(stream);
    }

    /**
     * Its value, or why it has none.
     *
     * @param test whether values in test are wanted
     */
    public Outcome<ChannelValue> value(StreamWindow window, boolean test) {
      OptionalInt index = index(window.map());
      if (index.isEmpty()) {
        return DriverFailures.failed(
            DriverReason.BAD_CHANNEL,
            "the map " + window.map().id() + " has no " + place() + " " + of);
      }
      double value = window.value(quantity, part, index.getAsInt());
      if (Double.isNaN(value)) {
        return DriverFailures.failed(DriverReason.NO_VALUE, whyNone(window));
      }
      if (!test && QualityBits.isTest(window.quality())) {
        return DriverFailures.failed(DriverReason.NO_VALUE, "the stream is marked as in test");
      }
      StreamUnits units = StreamUnits.of(window.map(), quantity, index.getAsInt());
      return new Outcome.Ok<>(StreamValue.measured(value, units.decimals(), units.unit()));
    }

    private OptionalInt index(ChannelMap map) {
      return switch (quantity.subject()) {
        case STREAM -> OptionalInt.of(0);
        case CHANNEL -> map.index(of);
        case PAIR ->
            IntStream.range(0, map.pairs().size())
                .filter(i -> map.pairs().get(i).name().equals(of))
                .findFirst();
        case GROUP -> group(map, map.index(of).orElse(-1));
      };
    }

    private static OptionalInt group(ChannelMap map, int channel) {
      return IntStream.range(0, map.groups().size())
          .filter(
              i -> {
                PhaseGroup group = map.groups().get(i);
                return channel >= 0
                    && (group.a() == channel || group.b() == channel || group.c() == channel);
              })
          .findFirst();
    }

    private String place() {
      return switch (quantity.subject()) {
        case PAIR -> "pair";
        case GROUP -> "three phases with the channel";
        case CHANNEL, STREAM -> "channel";
      };
    }

    private String whyNone(StreamWindow window) {
      if (window.secondsWithValues() == 0) {
        return "too many samples are missing: " + window.missing();
      }
      String names = String.join(", ", QualityBits.names(window.quality() & QualityBits.DEFINED));
      return quantity.subject() == Subject.STREAM || names.isEmpty()
          ? "it cannot be told of this window"
          : "quality " + names;
    }
  }

  /** How a stream is. */
  record Health(String stream, HealthQuantity quantity) implements StreamChannel {

    /** Its value, or why it has none. */
    public Outcome<ChannelValue> value(StreamHealth health) {
      return quantity.of(health);
    }
  }

  /** What happened last to a stream; of the capture where no stream is named. */
  record Event(String stream) implements StreamChannel {

    /** The event as a text. */
    public Outcome<ChannelValue> value(Optional<BusEvent> event) {
      return event.isPresent()
          ? new Outcome.Ok<>(StreamValue.text(event.get().text()))
          : DriverFailures.failed(DriverReason.NO_VALUE, "nothing has happened yet");
    }
  }

  /** Frames that this computer had no time for. */
  record Drops() implements StreamChannel {

    @Override
    public String stream() {
      return "";
    }

    /** Their count. */
    public ChannelValue value(long drops) {
      return StreamValue.count(drops);
    }
  }
}
