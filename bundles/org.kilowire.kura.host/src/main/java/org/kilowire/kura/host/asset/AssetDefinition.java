// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.type.DataType;
import org.kilowire.kura.host.configuration.Ocd;

/**
 * The definition of an asset's properties: its own, then for each channel those that every channel
 * has and those that the driver wants.
 */
final class AssetDefinition {

  private AssetDefinition() {}

  /**
   * The definition.
   *
   * @param asset what every asset has, without its channels
   * @param channels their names
   * @param driver what the driver wants to know of each channel
   */
  static OCD of(OCD asset, Collection<String> channels, List<Tad> driver) {
    List<AD> attributes = new ArrayList<>(asset.getAD());
    for (String channel : channels) {
      ofChannel().forEach(attribute -> attributes.add(at(channel, attribute)));
      driver.forEach(attribute -> attributes.add(at(channel, attribute)));
    }
    return new Ocd(asset.getId(), asset.getName(), asset.getDescription(), attributes);
  }

  static List<Tad> ofChannel() {
    ScaleOffsetType byValue = ScaleOffsetType.DEFINED_BY_VALUE_TYPE;
    return List.of(
        tad("+enabled", Tscalar.BOOLEAN, true, "true"),
        tad("+name", Tscalar.STRING, true, "Channel-1"),
        choice("+type", true, ChannelType.READ, ChannelType.values()),
        choice("+value.type", true, DataType.INTEGER, DataType.values()),
        choice("+scaleoffset.type", false, byValue, ScaleOffsetType.values()),
        tad("+scale", Tscalar.DOUBLE, false, null),
        tad("+offset", Tscalar.DOUBLE, false, null),
        tad("+unit", Tscalar.STRING, false, ""),
        tad("+listen", Tscalar.BOOLEAN, true, "false"));
  }

  private static Tad tad(String id, Tscalar type, boolean required, String otherwise) {
    Tad tad = new Tad();
    tad.setId(id);
    tad.setName(id.startsWith("+") ? id.substring(1) : id);
    tad.setType(type);
    tad.setCardinality(0);
    tad.setRequired(required);
    tad.setDefault(otherwise);
    return tad;
  }

  private static Tad choice(String id, boolean required, Enum<?> otherwise, Enum<?>[] values) {
    Tad tad = tad(id, Tscalar.STRING, required, otherwise.name());
    Arrays.stream(values).map(Enum::name).forEach(value -> tad.setOption(option(value, value)));
    return tad;
  }

  private static Toption option(String label, String value) {
    Toption option = new Toption();
    option.setLabel(label);
    option.setValue(value);
    return option;
  }

  private static Tad at(String channel, Tad attribute) {
    Tscalar type = Tscalar.valueOf(attribute.getType().name());
    String id = channel + AssetOptions.SEPARATOR + attribute.getId();
    Tad tad = tad(id, type, attribute.isRequired(), attribute.getDefault());
    tad.setDescription(attribute.getDescription());
    tad.setCardinality(attribute.getCardinality());
    tad.setMin(attribute.getMin());
    tad.setMax(attribute.getMax());
    attribute.getOption().forEach(o -> tad.setOption(option(o.getLabel(), o.getValue())));
    return tad;
  }

  /** The first of the properties that is not of the type that it should be. */
  static Optional<String> mistyped(OCD definition, Map<String, Object> properties) {
    return definition.getAD().stream()
        .filter(attribute -> properties.containsKey(attribute.getId()))
        .filter(attribute -> !isOf(attribute.getType(), properties.get(attribute.getId())))
        .map(attribute -> attribute.getId() + " is no " + attribute.getType())
        .findFirst();
  }

  private static boolean isOf(Scalar type, Object value) {
    return switch (type) {
      case PASSWORD -> true;
      case CHAR -> value instanceof Character;
      default -> value.getClass().getSimpleName().equalsIgnoreCase(type.name());
    };
  }
}
