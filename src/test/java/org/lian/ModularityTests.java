package org.lian;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Each module uses what its package-info declares, and of the others only what is public. */
class ModularityTests {
    @Test
    @DisplayName("模块之间只走声明过的路，没有环")
    void modulesKeepToWhatTheyDeclare() {
        ApplicationModules.of(LianApplication.class).verify();
    }
}
