package org.lian.web.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lian.vocabulary.Role;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The parts of the published description that no signature tells: the answers of resumable uploads, which the protocol
 * gives in status and headers, and the name of a role, without which a generated client does not compile.
 */
@Configuration
class PublishedAnswers {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String ROLE = "Role";

    /** An answer with its headers, each in words. */
    private record Answer(int status, String description, Map<String, String> headers) {}

    private static final Map<String, String> PROGRESS =
            Map.of("Tus-Resumable", "协议版本", "Upload-Offset", "收到了多少字节", "Upload-Expires", "过了这个时间没有传完的不留");

    private static final Map<String, Answer> DONE = Map.of(
            "uploadsOptions",
            new Answer(
                    204, "这里会什么", Map.of("Tus-Version", "协议版本", "Tus-Extension", "会的扩展", "Tus-Max-Size", "单个文件最大字节数")),
            "uploadsCreate",
            new Answer(201, "可以传了，地址在 Location", with(PROGRESS, "Location", "上传地址，接着传、问到哪里、不传了都用它")),
            "uploadsState",
            new Answer(200, "收到了哪里", with(PROGRESS, "Upload-Length", "一共多少字节")),
            "uploadsAppend",
            new Answer(204, "收到了；传完的，材料编号在 Lian-Material", with(PROGRESS, "Lian-Material", "传完以后：材料编号")),
            "uploadsDrop",
            new Answer(204, "已经传的没有留", Map.of("Tus-Resumable", "协议版本")));

    private static final Map<String, List<ProblemType>> REFUSED = Map.of(
            "uploadsCreate",
            List.of(
                    ProblemType.TUS_VERSION,
                    ProblemType.TOO_LARGE,
                    ProblemType.INVALID,
                    ProblemType.TOO_MANY,
                    ProblemType.UNAVAILABLE),
            "uploadsState",
            List.of(ProblemType.NOT_FOUND, ProblemType.TUS_VERSION),
            "uploadsAppend",
            List.of(
                    ProblemType.NOT_FOUND,
                    ProblemType.OFFSET_MISMATCH,
                    ProblemType.TUS_VERSION,
                    ProblemType.TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.INVALID,
                    ProblemType.TOO_MANY,
                    ProblemType.UNAVAILABLE),
            "uploadsDrop",
            List.of(ProblemType.NOT_FOUND, ProblemType.TUS_VERSION));

    private static Map<String, String> with(Map<String, String> headers, String name, String words) {
        var all = new java.util.TreeMap<>(headers);
        all.put(name, words);
        return all;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer uploadAnswers() {
        return api -> operations(api).forEach(operation -> {
            var done = DONE.get(operation.getOperationId());
            if (done != null) {
                var responses = operation.getResponses();
                responses.keySet().removeIf(status -> status.startsWith("2"));
                var answer = new ApiResponse().description(done.description());
                done.headers().forEach((name, words) -> answer.addHeaderObject(name, header(words)));
                responses.addApiResponse(String.valueOf(done.status()), answer);
                REFUSED.getOrDefault(operation.getOperationId(), List.of())
                        .forEach(type -> responses.addApiResponse(String.valueOf(type.status()), refused(type)));
            }
        });
    }

    /** When to come again is said with every answer that asks for it. */
    static Header retryAfter() {
        return header("过多少秒再试；只在 429、503 时");
    }

    private static ApiResponse refused(ProblemType type) {
        var answer = new ApiResponse()
                .description(type.title() + "：" + type.remedy())
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref(Problem.class.getSimpleName()))));
        return type.status() == ProblemType.TOO_MANY.status() || type.status() == ProblemType.UNAVAILABLE.status()
                ? answer.addHeaderObject(RETRY_AFTER, retryAfter())
                : answer;
    }

    private static Header header(String words) {
        return new Header().description(words).schema(new StringSchema());
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    /** Several roles are a list of what has a name. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer namedRoles() {
        var names = Arrays.stream(Role.values()).map(Role::name).toList();
        return api -> {
            var schemas = api.getComponents().getSchemas();
            List.copyOf(schemas.values()).stream()
                    .filter(schema -> schema.getProperties() != null)
                    .flatMap(schema -> PublishedAnswers.properties(schema))
                    .filter(property -> property.getItems() != null
                            && names.equals(property.getItems().getEnum()))
                    .forEach(property -> {
                        schemas.putIfAbsent(ROLE, property.getItems());
                        property.setItems(new Schema<>().$ref(ROLE));
                    });
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The library's own model of properties is raw.
    private static Stream<Schema<?>> properties(Schema<?> schema) {
        return ((Map<String, Schema>) (Map) schema.getProperties())
                .values().stream().map(property -> (Schema<?>) property);
    }
}
