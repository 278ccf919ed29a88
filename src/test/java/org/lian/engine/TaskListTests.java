package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.process.TaskKind;
import org.lian.rules.Facts;

/** The lists of the desk against the tasks of the diagrams, in both directions. */
class TaskListTests {
    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"");

    @Test
    @DisplayName("每一种任务都在且只在一个列表里，没有空设的列表")
    void everyTaskLiesInOneList() throws Exception {
        var lists = new TreeMap<String, List<TaskList>>();
        for (var task : drawn()) {
            lists.put(
                    task,
                    Arrays.stream(TaskList.values())
                            .filter(list -> list.elements().contains(task))
                            .toList());
        }

        assertThat(lists)
                .hasSizeGreaterThan(20)
                .allSatisfy((task, in) -> assertThat(in).as(task).hasSize(1));
        assertThat(Arrays.stream(TaskList.values()).flatMap(list -> list.elements().stream()))
                .containsExactlyInAnyOrderElementsOf(lists.keySet());
    }

    @Test
    @DisplayName("流程图里的每个人工任务都有它的种类，每个种类都画在图里")
    void everyTaskIsOfAKind() throws Exception {
        assertThat(Arrays.stream(TaskKind.values()).flatMap(kind -> kind.elementIds().stream()))
                .containsExactlyInAnyOrderElementsOf(drawn());
    }

    @Test
    @DisplayName("一种任务画在几处的，都在同一个列表里：办完一件，下一件从那里来")
    void aKindLiesInOneList() {
        for (var kind : TaskKind.values()) {
            assertThat(Arrays.stream(TaskList.values())
                            .filter(list -> list.elements().stream().anyMatch(kind.elementIds()::contains)))
                    .as(kind.label())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    @DisplayName("决策表里的任务种类就是程序的任务种类，名称也一样")
    void tablesAskForTheSameKinds() {
        assertThat(Facts.declared().domain("taskKind").codes())
                .isEqualTo(Arrays.stream(TaskKind.values()).collect(Collectors.toMap(TaskKind::name, TaskKind::label)));
    }

    private static List<String> drawn() throws Exception {
        try (Stream<Path> diagrams = Files.list(Path.of("processes"))) {
            var found = new ArrayList<String>();
            for (var diagram :
                    diagrams.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                found.addAll(USER_TASK
                        .matcher(Files.readString(diagram))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toList()));
            }
            return found;
        }
    }
}
