package org.lian.rules;

import java.io.IOException;
import java.nio.file.Files;
import org.camunda.bpm.engine.RepositoryService;

/** Publishes the shipped tables where the court has not done so at its start. */
public final class PublishedTables {
    private PublishedTables() {}

    public static void publish(RepositoryService repository) throws IOException {
        for (var id : Tables.ids()) {
            if (repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(id)
                            .count()
                    == 0) {
                publish(repository, id, Files.readString(Tables.folder().resolve(id + ".dmn")));
            }
        }
    }

    /** As a packaged table, which the build proves; so a broken one can come in. */
    public static void publish(RepositoryService repository, String id, String xml) {
        repository
                .createDeployment()
                .source("packaged")
                .name("test:" + id)
                .addString("decisions/" + id + ".dmn", xml)
                .deploy();
    }
}
