// SPDX-License-Identifier: Apache-2.0
/** Options that the commands of every protocol share, as mixins of picocli. */
package org.kilowire.cli.option;
