// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.Objects;
import org.kilowire.meter.MeterType;

/**
 * A meter type that comes with the product.
 *
 * @param type its traits, without defaults
 * @param maker who makes such meters; empty for those of any
 * @param model what the maker calls them
 * @param known from where its traits are known, and what of them is only remembered
 */
public record CatalogueType(MeterType type, String maker, String model, String known) {

  public CatalogueType {
    Objects.requireNonNull(type);
    Objects.requireNonNull(maker);
    Objects.requireNonNull(model);
    Objects.requireNonNull(known);
  }
}
