package org.hall24.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;

/**
 * The rules of the house that a machine can check. Every leaf module has one empty subclass in its tests. The numbers are those
 * of STYLE.md.
 */
public abstract class HouseRules {
    private static final DescribedPredicate<JavaClass> PROGRAM =
            resideInAPackage("..main..").as("a main package");

    @ArchTest
    static final ArchRule RULE_1_PIXELS = noClasses()
            .that(not(resideInAPackage("org.hall24.kiosk..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..")
            .because("flows are tested without a toolkit; only kiosk-ui/app draws")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RULE_2_TIME = noClasses()
            .that(not(PROGRAM))
            .and(not(simpleName("Pause")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callConstructor(Random.class)
            .because("time and chance are parameters; only a program's main package holds the real ones")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RULE_3_PRINTING = noClasses()
            .that(not(PROGRAM))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a result goes where the caller asks, a log goes through SLF4J")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RULE_4_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("there is one log, SLF4J")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RULE_5_CYCLES = slices().matching("org.hall24.(**)")
            .should()
            .beFreeOfCycles()
            .because("a stranger reads packages in one direction")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RULE_10_NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl)$")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("a class is a thing of the hall, and its name says which")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule HOUSE_DRIVERS = noClasses()
            .that(not(resideInAPackage("org.hall24.driver..")))
            .and(not(resideInAPackage("org.hall24.bench..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hall24.driver..")
            .because(
                    "drivers are found by ServiceLoader and seen at compile time by nobody; the bench measures their insides")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule HOUSE_PEOPLE = noClasses()
            .that(resideInAPackage("org.hall24.kiosk.."))
            .or(resideInAPackage("org.hall24.journey.."))
            .or(resideInAPackage("org.hall24.agent.."))
            .or(resideInAPackage("org.hall24.hub.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hall24.people..")
            .because("the demonstration people are never on the path of kiosk, agent or hub")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule HOUSE_ENDS = noClasses()
            .that(resideInAPackage("org.hall24.agent.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hall24.hub..")
            .because("agent and hub see each other's wire, never each other")
            .allowEmptyShould(true);
}
