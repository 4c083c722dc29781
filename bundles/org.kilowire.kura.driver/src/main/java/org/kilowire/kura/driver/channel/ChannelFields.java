// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.channel;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;

/**
 * What Kura shows of a channel. Assets work with Kura's own {@code Tad} and with no other field
 * class (K2).
 */
public record ChannelFields(List<ChannelField> fields) implements ChannelDescriptor {

  public ChannelFields {
    fields = List.copyOf(fields);
  }

  /** Fields of Kura's own, new each time, for Kura may change them. */
  @Override
  public Object getDescriptor() {
    List<Tad> all = new ArrayList<>();
    fields.forEach(field -> all.add(tad(field)));
    return all;
  }

  private static Tad tad(ChannelField field) {
    Trait trait = field.trait();
    boolean number = trait.kind() == Trait.Kind.INTEGER;
    Tad tad = new Tad();
    tad.setId(OptionValues.key(trait));
    tad.setName(field.name());
    tad.setDescription(trait.help());
    tad.setCardinality(0);
    tad.setRequired(trait.required() || trait.fallback().isPresent());
    tad.setType(number ? Tscalar.INTEGER : Tscalar.STRING);
    trait.fallback().ifPresent(value -> tad.setDefault(value.toString()));
    if (number) {
      tad.setMin(Long.toString(trait.least()));
      tad.setMax(Long.toString(trait.most()));
    }
    field.labels().forEach(label -> tad.setOption(option(label)));
    return tad;
  }

  private static Toption option(ChannelField.Label label) {
    Toption option = new Toption();
    option.setValue(label.value());
    option.setLabel(label.text());
    return option;
  }
}
