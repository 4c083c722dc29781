// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.metatype.AD;
import org.apache.felix.metatype.Designate;
import org.apache.felix.metatype.MetaData;
import org.apache.felix.metatype.MetaDataReader;
import org.apache.felix.metatype.OCD;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;

/**
 * A metatype document. Read from the bundle, not asked of the MetaTypeService: Kura looks for
 * {@code OSGI-INF/metatype/<pid>.xml} and for no other name, and the service does not tell minimum
 * and maximum.
 *
 * @param factory whether it is for the instances of a factory
 */
record Metatype(Ocd ocd, boolean factory) {
  /**
   * The part of a document that is for this pid.
   *
   * @throws IOException if the document cannot be read, or holds nothing for the pid
   */
  static Metatype read(InputStream document, String pid) throws IOException {
    MetaData data = parse(document);
    Designate designate =
        Stream.ofNullable((List<?>) data.getDesignates())
            .flatMap(List::stream)
            .map(Designate.class::cast)
            .filter(d -> pid.equals(d.getFactoryPid()) || pid.equals(d.getPid()))
            .findFirst()
            .orElseThrow(() -> new IOException("no Designate for " + pid));
    String id = designate.getObject().getOcdRef();
    OCD ocd =
        Optional.ofNullable((Map<?, ?>) data.getObjectClassDefinitions())
            .map(all -> (OCD) all.get(id))
            .orElseThrow(() -> new IOException("no OCD " + id));
    return new Metatype(ocd(ocd), pid.equals(designate.getFactoryPid()));
  }

  private static MetaData parse(InputStream document) throws IOException {
    try {
      return Optional.ofNullable(new Reader().parse(document))
          .orElseThrow(() -> new IOException("no MetaData"));
    } catch (IllegalArgumentException e) {
      throw new IOException("AD: " + e.getMessage(), e);
    }
  }

  private static Ocd ocd(OCD ocd) {
    Map<?, ?> fields = ocd.getAttributeDefinitions();
    return new Ocd(
        ocd.getID(),
        ocd.getName(),
        ocd.getDescription(),
        fields == null ? List.of() : fields.values().stream().map(f -> ((Field) f).tad()).toList());
  }

  private static final class Reader extends MetaDataReader {
    @Override
    protected AD createAD() {
      return new Field();
    }
  }

  /**
   * Felix's takes a type that it does not know for String, and keeps of a default what is valid.
   */
  private static final class Field extends AD {
    private final Tad tad = new Tad();

    /** Metatype 1.3 says Character, 1.2 said Char. */
    @Override
    public void setType(String word) {
      tad.setType(word.equals("Character") ? Tscalar.CHAR : Tscalar.fromValue(word));
    }

    @Override
    public void setDefaultValue(String text) {
      tad.setDefault(text);
    }

    Tad tad() {
      tad.setId(getID());
      tad.setName(getName());
      tad.setDescription(getDescription());
      tad.setCardinality(getCardinality());
      tad.setMin(getMin());
      tad.setMax(getMax());
      tad.setRequired(isRequired());
      for (int i = 0; getOptionValues() != null && i < getOptionValues().length; i++) {
        Toption option = new Toption();
        option.setLabel(getOptionLabels()[i]);
        option.setValue(getOptionValues()[i]);
        tad.setOption(option);
      }
      return tad;
    }
  }
}
