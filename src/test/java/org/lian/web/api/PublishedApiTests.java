package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** 公开的接口说明: what /v3/api-docs says of an operation is what the operation takes and gives. */
@CourtTest
class PublishedApiTests {
    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private JsonNode docs;

    @BeforeEach
    void read() {
        docs = QuietBrowser.stranger(port).get("/v3/api-docs").expecting(200).json();
    }

    /** A handler with its description. */
    private record Described(String name, HandlerMethod handler, JsonNode operation) {}

    @Test
    @DisplayName("每个操作收的、给的，说明里的字段和程序里的一样：同名的类型不互相顶替")
    void everySchemaIsItsOwn() {
        var wrong = new ArrayList<String>();
        var compared = new HashSet<String>();
        for (var described : operations()) {
            for (var parameter : described.handler.getMethod().getParameters()) {
                if (parameter.isAnnotationPresent(RequestBody.class)) {
                    compare(
                            described.name + " request",
                            json.constructType(parameter.getParameterizedType()),
                            schema(described.operation.path("requestBody").path("content")),
                            wrong,
                            compared,
                            0);
                }
            }
            var answer = answered(described.handler.getMethod().getGenericReturnType());
            if (answer != null) {
                var success = success(described.operation);
                compare(described.name + " answer", answer, schema(success.path("content")), wrong, compared, 0);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).hasSizeGreaterThan(40);
    }

    @Test
    @DisplayName("说明曾经张冠李戴的操作：资格检查、材料清单、期限、任务、公钥各有各的字段")
    void theOnesThatWereWrong() {
        assertThat(fields("/api/v1/eligibility-checks", "post", true)).contains("track", "courtCode", "plaintiffs");
        assertThat(fields("/api/v1/material-lists", "post", true)).contains("track", "courtCode", "plaintiffs");
        assertThat(fields("/api/v1/deadlines", "post", true)).containsExactlyInAnyOrder("kind", "start");
        assertThat(fields("/api/v1/deadlines", "post", false)).contains("dueAt", "basis", "steps");
        assertThat(fields("/api/v1/keys", "get", false)).contains("keys");
        assertThat(fields("/api/v1/tasks/{id}", "get", false)).contains("task", "facts", "checks", "materials");
        assertThat(fields("/api/v1/fee-quotes", "post", true)).contains("feeClass", "causeCode", "amountFen");
    }

    @Test
    @DisplayName("每个操作有一句说明和自己的名字，不随顺序变；每个都写明出错时回答什么，说明里没有“任意类型”")
    void namesAndProblems() {
        var ids = new TreeMap<String, String>();
        for (var described : operations()) {
            // An address that answers with JSON or with the file itself is one operation of two handlers.
            ids.put(described.name, described.operation.path("operationId").asText());
            assertThat(described.operation.path("summary").asText())
                    .as(described.name)
                    .containsPattern("\\p{IsHan}{2}");
            var problem = described.operation.path("responses").path("default").path("content");
            assertThat(names(problem)).as(described.name).containsExactly("application/problem+json");
            assertThat(names(resolved(schema(problem)).path("properties")))
                    .contains("type", "title", "status", "detail", "errors", "reference");
            assertThat(names(success(described.operation).path("content")))
                    .as(described.name)
                    .doesNotContain("*/*");
        }
        assertThat(ids.values()).doesNotHaveDuplicates().noneMatch(id -> id.matches(".*_\\d+"));
        assertThat(ids.values()).contains("filingsCreate", "tasksClaim");
    }

    @Test
    @DisplayName("规则的种类里有文书，文书草稿可以预览成 PDF，可以恢复出厂版本，定时发布没有成的写明原因")
    void papersAreRulesToo() {
        assertThat(docs.path("components").path("schemas").findValues("kind").toString())
                .contains("PAPER");
        var preview =
                docs.path("paths").path("/api/v1/rule-drafts/{draft}/preview").path("get");
        assertThat(names(success(preview).path("content"))).containsExactly("application/pdf");
        assertThat(preview.path("parameters").findValuesAsText("name")).contains("sample", "case");
        assertThat(fields("/api/v1/rules/{id}/drafts", "post", true)).contains("shipped");
        assertThat(fields("/api/v1/rule-drafts/{draft}", "get", false)).contains("publicationFault");
    }

    @Test
    @DisplayName("地址里的编号在说明里是文字，程序怎样读是程序的事")
    void idsAreTexts() {
        var parameters =
                docs.path("paths").path("/api/v1/filings/{id}").path("get").path("parameters");
        assertThat(parameters.findValuesAsText("name")).containsExactly("id");
        assertThat(parameters.get(0).path("schema").path("type").asText()).isEqualTo("string");
    }

    @Test
    @DisplayName("断点续传的回答写明状态和头：201 和 Location，太大、版本不对、类型不对、太多、正忙各有各的，过多久再试也写明")
    void uploadsAnswerAsTheyDo() {
        var uploads = docs.path("paths").path("/api/v1/filings/{id}/materials/uploads");
        var create = uploads.path("post").path("responses");
        assertThat(names(create))
                .contains("201", "412", "413", "422", "429", "503", "default")
                .doesNotContain("200");
        assertThat(names(create.path("201").path("headers"))).contains("Location", "Upload-Expires");
        for (var busy : List.of("429", "503", "default")) {
            assertThat(names(create.path(busy).path("headers"))).contains("Retry-After");
        }
        var append = docs.path("paths")
                .path("/api/v1/filings/{id}/materials/uploads/{upload}")
                .path("patch")
                .path("responses");
        assertThat(names(append)).contains("204", "409", "412", "415").doesNotContain("200");
        assertThat(names(append.path("204").path("headers"))).contains("Upload-Offset", "Lian-Material");
    }

    @Test
    @DisplayName("几种角色的列表指向有名字的 Role，没有一个集合里直接写着几种值：生成的 Java 客户端才能编译")
    void setsOfNamedValues() {
        var unnamed = new ArrayList<String>();
        docs.path("components").path("schemas").fields().forEachRemaining(schema -> schema.getValue()
                .path("properties")
                .fields()
                .forEachRemaining(property -> {
                    if (property.getValue().path("uniqueItems").asBoolean()
                            && property.getValue().path("items").has("enum")) {
                        unnamed.add(schema.getKey() + "." + property.getKey());
                    }
                }));
        assertThat(unnamed).isEmpty();
        assertThat(docs.path("components").path("schemas").path("Role").path("enum"))
                .hasSize(Role.values().length);
    }

    @Test
    @DisplayName("每种错误的 type 都能打开：中文一页，说是什么意思、怎么办")
    void problemTypesLeadSomewhere() {
        for (var type : ProblemType.values()) {
            assertThat(QuietBrowser.stranger(port)
                            .get(type.address())
                            .expecting(200)
                            .text())
                    .contains(type.title(), type.meaning(), type.remedy());
        }
        for (var kind : Refusal.Kind.values()) {
            assertThat(ProblemType.of(kind.slug())).get().satisfies(type -> {
                assertThat(type.status()).isEqualTo(kind.status());
                assertThat(type.title()).isEqualTo(kind.title());
            });
        }
        QuietBrowser.stranger(port).get("/problems/nothing").expecting(404);
    }

    private List<Described> operations() {
        var all = new ArrayList<Described>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            for (var pattern : info.getPatternValues()) {
                for (var method : info.getMethodsCondition().getMethods()) {
                    var operation = operation(pattern, method);
                    if (!operation.isMissingNode()) {
                        all.add(new Described(method + " " + pattern, handler, operation));
                    }
                }
            }
        });
        assertThat(all).hasSizeGreaterThan(60);
        return all;
    }

    private JsonNode operation(String pattern, RequestMethod method) {
        return docs.path("paths")
                .path(pattern.replaceAll("\\{(\\w+):[^}]+}", "{$1}"))
                .path(method.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static JsonNode success(JsonNode operation) {
        var responses = operation.path("responses");
        return names(responses).stream()
                .filter(code -> code.startsWith("2"))
                .findFirst()
                .map(responses::path)
                .orElse(responses.path("none"));
    }

    private Set<String> fields(String path, String method, boolean request) {
        var operation = docs.path("paths").path(path).path(method);
        var content = request
                ? operation.path("requestBody").path("content")
                : success(operation).path("content");
        return names(resolved(schema(content)).path("properties"));
    }

    /** A record, a list of records or what stands inside; texts, numbers and trees say nothing. */
    private void compare(
            String where, JavaType type, JsonNode schema, List<String> wrong, Set<String> compared, int depth) {
        var found = resolved(schema);
        if (type.isCollectionLikeType()) {
            compare(where + "[]", type.getContentType(), found.path("items"), wrong, compared, depth);
            return;
        }
        if (!type.getRawClass().isRecord() || depth > 6) {
            return;
        }
        compared.add(type.toCanonical());
        var properties = json.getSerializationConfig().introspect(type).findProperties();
        var expected =
                properties.stream().map(BeanPropertyDefinition::getName).collect(Collectors.toCollection(TreeSet::new));
        var published = new TreeSet<>(names(found.path("properties")));
        // An address that takes files and JSON answers each in its own way.
        for (var form : found.path("oneOf")) {
            if (names(resolved(form).path("properties")).equals(expected)) {
                compare(where, type, form, wrong, compared, depth);
                return;
            }
        }
        if (!published.equals(expected)) {
            wrong.add(where + ": " + type.getRawClass().getName() + " has " + expected + ", published " + published);
            return;
        }
        for (var property : properties) {
            compare(
                    where + "." + property.getName(),
                    property.getPrimaryType(),
                    found.path("properties").path(property.getName()),
                    wrong,
                    compared,
                    depth + 1);
        }
    }

    private JavaType answered(Type returned) {
        var type = json.constructType(returned);
        if (type.hasRawClass(ResponseEntity.class)) {
            type = type.containedTypeOrUnknown(0);
        }
        return type.getRawClass().isRecord() || type.isCollectionLikeType() ? type : null;
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : docs.path("components").path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** Of an answer in several forms the one in JSON. */
    private static JsonNode schema(JsonNode content) {
        var forms = names(content);
        return forms.isEmpty()
                ? content
                : content.path(
                                forms.contains("application/json")
                                        ? "application/json"
                                        : forms.iterator().next())
                        .path("schema");
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
