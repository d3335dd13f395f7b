package chat.parley.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The structure of the server. */
@AnalyzeClasses(packages = "chat.parley.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_STORE_SPEAKS_SQL = noClasses().that().resideOutsideOfPackage("chat.parley.server.store")
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
            .because("another database takes SQLite's place in one package, and features own what they ask of it");

    @ArchTest
    static final ArchRule NO_CLIENT = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("chat.parley.desktop..", "javafx..")
            .because("server and client meet in the protocol only");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("chat.parley.server.(*)..").should().beFreeOfCycles()
            .because("a package can be understood, tested and changed without those that use it");

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("chat.parley.server..")
            .layer("root").definedBy("chat.parley.server").layer("net").definedBy("chat.parley.server.net..")
            .layer("session").definedBy("chat.parley.server.session..").layer("features")
            .definedBy("chat.parley.server.account..", "chat.parley.server.presence..",
                    "chat.parley.server.room..", "chat.parley.server.message..", "chat.parley.server.audit..",
                    "chat.parley.server.invite..")
            .layer("admin").definedBy("chat.parley.server.admin..").layer("command")
            .definedBy("chat.parley.server.command..").layer("control").definedBy("chat.parley.server.control..")
            .layer("backup")
            .definedBy("chat.parley.server.backup..").layer("doctor").definedBy("chat.parley.server.doctor..")
            .layer("store")
            .definedBy("chat.parley.server.store..").layer("tls").definedBy("chat.parley.server.tls..")
            .layer("support")
            .definedBy("chat.parley.server.config..", "chat.parley.server.limit..", "chat.parley.server.metrics..",
                    "chat.parley.server.time..", "chat.parley.server.wire..")
            .whereLayer("root").mayNotBeAccessedByAnyLayer().whereLayer("net").mayOnlyBeAccessedByLayers("root")
            .whereLayer("session").mayOnlyBeAccessedByLayers("net", "admin", "command", "root").whereLayer("features")
            .mayOnlyBeAccessedByLayers("session", "admin", "control", "command", "store", "root")
            .whereLayer("admin").mayOnlyBeAccessedByLayers("root").whereLayer("command")
            .mayOnlyBeAccessedByLayers("root").whereLayer("control")
            .mayOnlyBeAccessedByLayers("admin", "command", "doctor", "root").whereLayer("doctor")
            .mayOnlyBeAccessedByLayers("root").whereLayer("backup")
            .mayOnlyBeAccessedByLayers("admin", "root").whereLayer("store")
            .mayOnlyBeAccessedByLayers("backup", "doctor", "root").whereLayer("tls")
            .mayOnlyBeAccessedByLayers("admin", "doctor", "root")
            .because(
                    "a request goes down: net, session, a feature; and storage is behind the features' interfaces");

    @ArchTest
    static final ArchRule SESSIONS_KNOW_NO_SOCKETS = noClasses().that()
            .resideInAnyPackage("chat.parley.server.session..", "chat.parley.server.room..",
                    "chat.parley.server.message..", "chat.parley.server.presence..", "chat.parley.server.account..")
            .should().dependOnClassesThat().haveNameMatching("java\\.net\\..*Socket|javax\\.net\\..*")
            .because("only net and tls know what a connection is made of");

    @ArchTest
    static final ArchRule NO_SLEEP = noClasses().should().callMethod(Thread.class, "sleep", long.class).orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("what waits, waits for something: a lock's condition, a latch, a timer");

    @ArchTest
    static final ArchRule NO_STACK_TRACES_TO_THE_CONSOLE = noClasses().should()
            .callMethod(Throwable.class, "printStackTrace").because("what happens is told in the log");

    @ArchTest
    static final ArchRule CONSOLE_IS_FOR_THE_COMMAND_LINE = noClasses().that()
            .doNotHaveFullyQualifiedName("chat.parley.server.ServerMain").should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err").because("programs read standard output; the log is the rest");
}
