package org.hall24.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.hall24.testkit.HouseRules;

@AnalyzeClasses(packages = "org.hall24", importOptions = DoNotIncludeTests.class)
class HouseRulesTest extends HouseRules {
    @ArchTest
    static final ArchRule DEMO_CITIZENS = noClasses()
            .that()
            .resideInAPackage("org.hall24.demo..")
            .and()
            .resideOutsideOfPackages("org.hall24.demo.printing", "org.hall24.demo.devices") // no citizen: a bench
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hall24.journey..",
                    "org.hall24.kiosk..",
                    "org.hall24.agent..",
                    "org.hall24.hub..",
                    "org.hall24.wire..",
                    "org.hall24.device..")
            .because("a scripted citizen meets the glass and the paper only; what they prove, they prove from outside");

    @ArchTest
    static final ArchRule CITIZENS_HAVE_A_PHONE_AND_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("org.hall24.demo.citizen..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..",
                    "java.sql..",
                    "org.hall24.demo.ledger..",
                    "org.hall24.demo.paper..",
                    "org.hall24.demo.stage..")
            .because("what a citizen knows of the platform is what their own phone shows them");
}
