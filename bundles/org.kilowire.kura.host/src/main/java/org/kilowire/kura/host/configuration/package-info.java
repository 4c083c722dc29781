// SPDX-License-Identifier: Apache-2.0
/**
 * Kura's configuration service over ConfigurationAdmin and Declarative Services: merges defaults,
 * keeps snapshots, and calls {@code modified} as often as Kura does. It checks no value: Kura does
 * not either.
 *
 * <p>The newest snapshot is the truth: it is applied when the host starts, and what
 * ConfigurationAdmin may have kept of another life is overwritten. So its own storage may as well
 * be cleaned at each start; let the host start before the bundles whose components it configures.
 *
 * <p>Services: {@code ConfigurationService} ({@link Configurations}) and {@code OCDService} ({@link
 * Definitions}). A component is known here when Declarative Services describes it as a {@code
 * ConfigurableComponent} and it is either described by {@code OSGI-INF/metatype/<component
 * name>.xml} or names itself by a component property {@code kura.service.pid}.
 *
 * <p>Snapshots are files {@code snapshot_<millis>.xml} in the folder {@code kura.snapshots}: one
 * line, the document encrypted with the gateway's key; only {@code snapshot_0.xml} may be plain.
 * The last ten are kept, that one besides, and those under another key.
 *
 * <p>Somebody else may change configurations through ConfigurationAdmin, as the Felix Web Console
 * does: the change is completed (name, defaults, passwords encrypted) and taken into a snapshot.
 */
package org.kilowire.kura.host.configuration;
