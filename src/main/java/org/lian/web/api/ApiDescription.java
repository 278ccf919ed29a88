package org.lian.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.lian.vocabulary.FilingId;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** The title, rules, sign-in, names and problems of the published description of the API. */
@Configuration
class ApiDescription {
    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("立案系统接口").version("1").description("""
                                当事人、律师和其他系统通过本接口立案。金额一律为整数“分”（…Fen），时间为北京时间（+08:00）。\
                                错误为 application/problem+json：type 固定，detail 写明怎样改正，errors 指出字段。\
                                写操作可带 Idempotency-Key，同样的请求只办一次。"""))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("POST /api/v1/sessions 得到的 token")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Schemas by the names of {@link SchemaNames}, from the mapper that also writes the answers. */
    @Bean
    ModelResolver publishedSchemas(ObjectMapper json) {
        return new ModelResolver(json, new SchemaNames()).openapi31(true);
    }

    /** A name that stays when handlers are added: filingsCreate. */
    @Bean
    OperationCustomizer publishedNames() {
        return (operation, handler) -> operation.operationId(StringUtils.uncapitalize(
                        SchemaNames.withoutApi(handler.getBeanType().getSimpleName()))
                + StringUtils.capitalize(handler.getMethod().getName()));
    }

    /** An id in an address is a text, whatever the handler reads it as. */
    @Bean
    ParameterCustomizer publishedIds() {
        return (parameter, handler) -> handler.getParameterType() == FilingId.class && parameter != null
                ? parameter.schema(new StringSchema())
                : parameter;
    }

    /** Each operation may answer with a problem; which ones, its type says. */
    @Bean
    OpenApiCustomizer problemAnswers() {
        var problem = ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(Problem.class));
        var answer = new ApiResponse()
                .description("没有办成：detail 写明原因和办法，errors 指出字段，type 是说明页的地址")
                .addHeaderObject("Retry-After", PublishedAnswers.retryAfter())
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType()
                                        .schema(new Schema<>().$ref(problem.schema.getName()))));
        return api -> {
            api.getComponents().addSchemas(problem.schema.getName(), problem.schema);
            problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().setDefault(answer));
        };
    }
}
