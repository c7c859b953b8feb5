package org.hall24.fleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.hall24.testkit.HouseRules;

@AnalyzeClasses(packages = "org.hall24", importOptions = DoNotIncludeTests.class)
class HouseRulesTest extends HouseRules {
    @ArchTest
    static final ArchRule HUBS_ARE_PROCESSES = noClasses()
            .that()
            .resideInAPackage("org.hall24.fleet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hall24.hub..", "org.hall24.sandbox..", "org.hall24.kiosk..", "org.hall24.journey..")
            .because("a hub is proven from outside, as a process that can be killed");
}
