package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Each module uses what its package-info declares, and of the others only what is public. */
class ModularityTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(LianApplication.class);
    private static final Path DRAWING = Path.of("src", "docs", "modules.md");

    @Test
    @DisplayName("模块之间只走声明过的路，没有环")
    void modulesKeepToWhatTheyDeclare() {
        MODULES.verify();
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
        var arrows = MODULES.stream()
                .sorted(Comparator.comparing(ModularityTests::name))
                .map(module -> {
                    var used = uses(module);
                    var direct = used.stream()
                            .filter(to -> used.stream().noneMatch(other -> !other.equals(to) && reaches(other, to)))
                            .map(to -> "    " + name(module) + " --> " + name(to) + "\n")
                            .sorted()
                            .collect(Collectors.joining());
                    return "    " + name(module) + "\n" + direct;
                })
                .collect(Collectors.joining());
        return "# Modules\n\nDrawn from the code by `mvn test -Dtest=ModularityTests -Dmodules.draw=true`; a test keeps it true."
                + " An arrow is left out where another way leads there, and `vocabulary` is used by all.\n\n"
                + "```mermaid\nflowchart TD\n" + arrows + "```\n";
    }

    private static java.util.Set<ApplicationModule> uses(ApplicationModule module) {
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .filter(to -> !name(to).equals("vocabulary") && !to.equals(module))
                .collect(Collectors.toSet());
    }

    private static boolean reaches(ApplicationModule from, ApplicationModule to) {
        return uses(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
