package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 读取规则表: the same as by Camunda's own reader. */
class DmnReaderTests {
    @Test
    @DisplayName("每张规则表读出来和 Camunda 自己读的一样：内容、缺省值、按编号找到的行")
    void tables() throws IOException {
        for (var file : files("decisions", ".dmn")) {
            var bytes = Files.readAllBytes(file);
            var read = DmnReader.read(new ByteArrayInputStream(bytes));
            var byCamunda = Dmn.readModelFromStream(new ByteArrayInputStream(bytes));

            assertThat(Dmn.convertToString(read)).as("%s", file).isEqualTo(Dmn.convertToString(byCamunda));
            assertThat(read.getModelElementsByType(Rule.class)).as("%s", file).allSatisfy(rule -> {
                Rule found = read.getModelElementById(rule.getId());
                assertThat(found).isEqualTo(rule);
            });
        }
    }

    @Test
    @DisplayName("不合结构的文件、带文档类型声明的文件不读")
    void whatBreaksTheSchema() throws IOException {
        var table = Files.readString(Path.of("decisions/case-code.dmn"));
        for (var broken : List.of(
                table.replaceFirst("<rule ", "<stranger/><rule "),
                table.replaceFirst("<rule id=\"[^\"]*\"", "<rule id=\"1 2\""),
                table.replaceFirst("<definitions", "<!DOCTYPE definitions><definitions"))) {
            assertThat(broken).isNotEqualTo(table);
            assertThatThrownBy(() -> DmnReader.read(stream(broken))).isInstanceOf(ModelException.class);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            var found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
