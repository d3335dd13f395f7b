package chat.parley.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chat.parley.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_JAVAFX = noClasses().should().dependOnClassesThat().resideInAPackage("javafx..")
            .because("the server uses this module and has no screen");

    @ArchTest
    static final ArchRule NO_SQL = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("only a module's store package speaks SQL");

    @ArchTest
    static final ArchRule NO_ENDS = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("chat.parley.server..", "chat.parley.client..")
            .because("both ends use this module, so it cannot know either");

    @ArchTest
    static final ArchRule NO_LOGGING_LIBRARY = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "ch.qos.logback..", "org.jboss.logging..")
            .because(
                    "what happens here is told by results and exceptions; the two programs log it, each in its own way");

    @ArchTest
    static final ArchRule FRAMES_KNOW_NO_MESSAGES = noClasses().that().resideInAPackage("..frame..").should()
            .dependOnClassesThat().resideInAnyPackage("..protocol..", "..net..", "..trust..", "tools.jackson..")
            .because("framing knows bytes, a length and a limit; meaning stands on top of it");

    @ArchTest
    static final ArchRule CONNECTIONS_KNOW_NO_MESSAGES = noClasses().that().resideInAPackage("..net..").should()
            .dependOnClassesThat().resideInAPackage("..protocol..")
            .because("a connection carries frames of any version of the protocol");

    @ArchTest
    static final ArchRule JSON_STAYS_IN_THE_PROTOCOL = noClasses().that().resideOutsideOfPackage("..protocol..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("tools.jackson..", "jakarta.validation..", "org.hibernate..")
            .because("how messages are read and validated is the codec's own affair");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("chat.parley.common.(*)..").should().beFreeOfCycles()
            .because("a package that can be understood alone can be tested and replaced alone");

    @ArchTest
    static final ArchRule EXCEPTIONS_ARE_CALLED_SO = classes().that().areAssignableTo(Exception.class).should()
            .haveSimpleNameEndingWith("Exception").because("a catch clause should read as what it is");

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
            .because("standard output belongs to the programs: tools read the server's");

    @ArchTest
    static final ArchRule NO_SLEEP = noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .because("whoever waits waits for something, and that can wake it");
}
