package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lian.engine.EngineVersion;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The API that Camunda Modeler's <i>Deploy</i> speaks to, with the engine's own paths and answers: the file becomes a
 * draft of its rule, and nothing is in force until the draft went its way.
 */
@RestController
@RequestMapping("/api/v1/modeler")
class ModelerApi {
    private final RuleDrafts drafts;

    ModelerApi(RuleDrafts drafts) {
        this.drafts = drafts;
    }

    /** The engine that a diagram is drawn for. */
    record Version(String version) {}

    /** A deployment as Modeler reads it; {@code id} is the draft's. */
    record Deployment(List<Map<String, String>> links, String id, String name, String source) {}

    /** A refusal in the engine's form, of which Modeler shows the message. */
    record Trouble(String type, String message) {}

    @Operation(summary = "供 Camunda Modeler 识别的引擎版本")
    @GetMapping("/version")
    Version version() {
        return new Version(EngineVersion.get());
    }

    /** Asked by Modeler to see whether it may come in; what was deployed is listed under the rules. */
    @Operation(summary = "供 Camunda Modeler 列出的部署")
    @GetMapping("/deployment")
    List<Deployment> deployments() {
        return List.of();
    }

    @Operation(summary = "从 Camunda Modeler 提交草稿")
    @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> create(
            Actor analyst,
            @RequestParam(name = "deployment-source", defaultValue = "") String source,
            HttpServletRequest request)
            throws IOException, ServletException {
        try {
            var file = onlyFile(request);
            var draft = drafts.handIn(analyst, file.getSubmittedFileName(), text(file));
            return ResponseEntity.ok(new Deployment(
                    List.of(Map.of("method", "GET", "href", page(draft), "rel", "self")),
                    draft.id().toString(),
                    draft.rule(),
                    source));
        } catch (Refusal refusal) {
            var problem = Problem.of(refusal);
            return ResponseEntity.status(problem.status()).body(new Trouble(problem.type(), problem.detail()));
        }
    }

    private static String page(RuleDraft draft) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/workbench/drafts/{id}")
                .build(draft.id())
                .toString();
    }

    private static Part onlyFile(HttpServletRequest request) throws IOException, ServletException {
        var files = request.getParts().stream()
                .filter(part -> part.getSubmittedFileName() != null)
                .toList();
        if (files.size() != 1) {
            throw Refusal.invalid("file", "ONE_FILE", "一次部署一个文件：一张决策表（.dmn）或者一个流程图（.bpmn）。表单由程序提供，不用附上");
        }
        return files.get(0);
    }

    private static String text(Part file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
