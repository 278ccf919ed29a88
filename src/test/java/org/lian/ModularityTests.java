package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Each module uses what its package-info declares, and of the others only what is public. */
@Tag("long")
class ModularityTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(LianApplication.class);
    private static final Path DRAWING = Path.of("src", "docs", "modules.md");

    @Test
    @DisplayName("模块之间只走声明过的路，没有环")
    void modulesKeepToWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    @DisplayName("案件不查权限的门只对流程开：别的模块没有声明，页面和接口用不了")
    void theUncheckedDoorIsTheFlowsAlone() {
        var door = MODULES.getModuleByName("filing")
                .orElseThrow()
                .getNamedInterfaces()
                .getByName("court")
                .orElseThrow();

        assertThat(door.asJavaClasses().map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "FilingLifecycle",
                        "CourtActs",
                        "Acts",
                        "Mediations",
                        "Forwardings",
                        "CourtLaterFilings",
                        "CourtCounterclaims",
                        "EndedSuits",
                        "ToldPreservations",
                        "Preservations",
                        "RespondentReceipts",
                        "PreservationSuits",
                        "NumberedSuits",
                        "WithdrawalRulings",
                        "OrderObjections",
                        "OrderRevocations",
                        "PaymentOrders",
                        "SuitsAfterOrders");
        assertThat(MODULES.stream().filter(module -> declares(module, "filing :: court")))
                .extracting(ModularityTests::name)
                .containsExactly("process");
    }

    /** What a module declares; one that declares nothing may use everything. */
    private static boolean declares(ApplicationModule module, String target) {
        var declared = module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .map(annotation -> List.of(annotation.allowedDependencies()))
                .orElse(List.of(org.springframework.modulith.ApplicationModule.OPEN_TOKEN));
        return declared.contains(target)
                || declared.contains(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
    }

    @Test
    @DisplayName("文档里的模块图就是代码里的模块；-Dmodules.draw 重画")
    void theDrawingIsTrue() throws IOException {
        var drawing = drawing();
        if (Boolean.getBoolean("modules.draw")) {
            Files.writeString(DRAWING, drawing);
        }
        assertThat(DRAWING).hasContent(drawing);
    }

    /** An arrow from each module to those it uses, without the values that all use and the ways that others imply. */
    private static String drawing() {
        var uses = new TreeMap<String, Set<String>>();
        MODULES.stream().forEach(module -> uses.put(name(module), uses(module)));
        var arrows = new StringBuilder();
        uses.forEach((module, used) -> {
            arrows.append("    ").append(module).append("\n");
            for (var to : used) {
                if (used.stream().noneMatch(other -> reaches(uses, other, to))) {
                    arrows.append("    %s --> %s\n".formatted(module, to));
                }
            }
        });
        return "# Modules\n\nDrawn from the code by `mvn test -Dtest=ModularityTests -Dmodules.draw=true`; a test keeps it true."
                + " An arrow is left out where another way leads there, and `vocabulary` is used by all.\n\n"
                + "```mermaid\nflowchart TD\n" + arrows + "```\n";
    }

    private static Set<String> uses(ApplicationModule module) {
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .map(ModularityTests::name)
                .filter(to -> !to.equals("vocabulary") && !to.equals(name(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        return uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> next.equals(to) || reaches(uses, next, to));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
