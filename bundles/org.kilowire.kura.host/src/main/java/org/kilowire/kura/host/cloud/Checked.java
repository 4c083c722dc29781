// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.List;
import java.util.Optional;

/**
 * What became of a configuration.
 *
 * @param value the options; empty if there is any problem
 * @param problems which field, and why; all of them
 */
record Checked<T>(Optional<T> value, List<String> problems) {}
