// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Reason;

/** What the poms cannot say about who may know whom. */
final class WallsTest {

  private static final JavaClasses BUNDLES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.kilowire");

  private static final String[] SANS_IO = {
    "org.kilowire.conversation..",
    "org.kilowire.dlms..",
    "org.kilowire.meter..",
    "org.kilowire.fleet..",
    "org.kilowire.contract.."
  };

  private static void check(ArchRule rule) {
    rule.check(BUNDLES);
  }

  @Test
  void protocols_and_the_domain_open_no_sockets_and_no_files() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SANS_IO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.net..", "java.nio.channels..", "java.nio.file..", "java.sql.."));
  }

  @Test
  void protocols_and_the_domain_start_no_threads_and_read_no_clock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SANS_IO)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC"));
  }

  @Test
  void only_the_store_knows_sql() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.kilowire.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite.."));
  }

  @Test
  void only_the_link_bundle_opens_sockets() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.kilowire.link..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(net|nio\\.channels)\\..*(Socket|DatagramChannel).*"));
  }

  @Test
  void json_is_read_and_written_by_gson_stream_alone() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.google.gson", "com.google.gson.internal..", "com.google.gson.reflect.."));
  }

  @Test
  void nothing_prints() {
    check(noClasses().should().dependOnClassesThat().areAssignableTo(PrintStream.class));
  }

  @Test
  void names_say_what_a_thing_is() {
    check(noClasses().should().haveSimpleNameEndingWith("Impl"));
    check(noClasses().should().haveSimpleNameEndingWith("Manager"));
    check(noClasses().should().haveSimpleNameEndingWith("Helper"));
    check(noClasses().should().haveSimpleNameEndingWith("Util"));
    check(noClasses().should().haveSimpleNameEndingWith("Utils"));
  }

  @Test
  void reasons_are_enums() {
    check(
        classes().that().areAssignableTo(Reason.class).and().areNotInterfaces().should().beEnums());
  }
}
