package chat.parley.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chat.parley.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SERVER_IS_A_STRANGER = noClasses().should().dependOnClassesThat()
            .resideInAPackage("chat.parley.server..").because("the client knows the server by the protocol only");

    @ArchTest
    static final ArchRule SCREENS_DO_NOT_KNOW_EACH_OTHER = slices()
            .matching("chat.parley.desktop.(login|lobby|room|settings|search|switcher)..")
            .should().notDependOnEachOther().because("each can be changed, and tested, alone");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("chat.parley.desktop.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SCREENS_DO_NOT_KNOW_THE_WINDOW = noClasses().that()
            .resideInAnyPackage("..login..", "..lobby..", "..room..", "..ui..", "..net..", "..store..").should()
            .dependOnClassesThat().resideInAnyPackage("chat.parley.desktop", "chat.parley.desktop.demo")
            .because("the window puts them together, not they themselves");

    @ArchTest
    static final ArchRule NETWORK_AND_STORE_KNOW_NO_JAVAFX = noClasses().that()
            .resideInAnyPackage("..net..", "..store..")
            .should().dependOnClassesThat().resideInAPackage("javafx..")
            .because("they run on threads of their own, and are tested without a window");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_SPEAKS_SQL = noClasses().that().resideOutsideOfPackage("..store..").should()
            .dependOnClassesThat().resideInAPackage("java.sql..")
            .because("the local copy is the store's, and the worker's thread");

    @ArchTest
    static final ArchRule THE_ACCOUNT_KNOWS_NO_CONTROLS = noClasses().that().resideInAPackage("..model..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.animation..")
            .because("what is known of an account is tested without a window");

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_CONTROLS = noClasses().that()
            .haveNameMatching(".*\\.(\\w*Model|ComposerInput|Completion|Placement|TimelineEntry|LoginProblems)")
            .should()
            .dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..",
                    "javafx.animation..")
            .because("what a screen decides is tested without a window");

    @ArchTest
    static final ArchRule FX_THREAD_DOES_NO_JSON = noClasses().that()
            .resideInAnyPackage("..login..", "..lobby..", "..room..", "..ui..").should().dependOnClassesThat()
            .haveNameMatching("(tools\\.jackson|java\\.nio\\.channels|javax\\.net)\\..*|java\\.net\\.(?!UR[LI]$).*")
            .because("JavaFX's thread does no JSON and no network");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields().that()
            .areStatic().should().beFinal().because("several windows live in one virtual machine");

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes().that().haveSimpleName("package-info").should()
            .beAnnotatedWith(org.jspecify.annotations.NullMarked.class);
}
