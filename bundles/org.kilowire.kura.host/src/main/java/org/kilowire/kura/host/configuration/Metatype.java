// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.w3c.dom.Element;

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
    Element root = Xml.read(document);
    Element designate =
        Xml.all(root, "Designate").stream()
            .filter(d -> pid.equals(d.getAttribute("factoryPid")) || pid.equals(pid(d)))
            .findFirst()
            .orElseThrow(() -> new IOException("no Designate for " + pid));
    String id = Xml.all(designate, "Object").get(0).getAttribute("ocdref");
    Optional<Element> ocd =
        Xml.all(root, "OCD").stream().filter(o -> id.equals(o.getAttribute("id"))).findFirst();
    return new Metatype(
        ocd(ocd.orElseThrow(() -> new IOException("no OCD " + id))),
        pid.equals(designate.getAttribute("factoryPid")));
  }

  private static String pid(Element designate) {
    return designate.getAttribute("pid");
  }

  private static Ocd ocd(Element ocd) throws IOException {
    List<Element> fields = Xml.all(ocd, "AD");
    try {
      return new Ocd(
          Xml.text(ocd, "id"),
          Xml.text(ocd, "name"),
          Xml.text(ocd, "description"),
          fields.stream().map(Metatype::field).toList());
    } catch (IllegalArgumentException e) {
      throw new IOException("AD: " + e.getMessage(), e);
    }
  }

  private static Tad field(Element ad) {
    Tad field = new Tad();
    field.setId(Xml.text(ad, "id"));
    field.setName(Xml.text(ad, "name"));
    field.setDescription(Xml.text(ad, "description"));
    field.setType(type(ad.getAttribute("type")));
    field.setCardinality(ad.hasAttribute("cardinality") ? Integer.valueOf(cardinality(ad)) : null);
    field.setMin(Xml.text(ad, "min"));
    field.setMax(Xml.text(ad, "max"));
    field.setDefault(Xml.text(ad, "default"));
    field.setRequired(!ad.getAttribute("required").equals("false"));
    Xml.all(ad, "Option").forEach(o -> field.setOption(option(o)));
    return field;
  }

  private static String cardinality(Element ad) {
    return ad.getAttribute("cardinality");
  }

  /** Metatype 1.3 says Character, 1.2 said Char. */
  private static Tscalar type(String word) {
    return word.equals("Character") ? Tscalar.CHAR : Tscalar.fromValue(word);
  }

  private static Toption option(Element element) {
    Toption option = new Toption();
    option.setLabel(Xml.text(element, "label"));
    option.setValue(Xml.text(element, "value"));
    return option;
  }
}
