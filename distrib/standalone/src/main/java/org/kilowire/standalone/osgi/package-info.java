// SPDX-License-Identifier: Apache-2.0
/**
 * An OSGi framework in this JVM, with bundles and deployment packages in it. Knows OSGi and nothing
 * of what the bundles do.
 */
package org.kilowire.standalone.osgi;
