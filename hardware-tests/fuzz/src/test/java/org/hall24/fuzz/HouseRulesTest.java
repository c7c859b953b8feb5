package org.hall24.fuzz;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import org.hall24.testkit.HouseRules;

@AnalyzeClasses(packages = "org.hall24", importOptions = DoNotIncludeTests.class)
class HouseRulesTest extends HouseRules {}
