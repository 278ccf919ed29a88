package org.lian.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Title, rules and sign-in of the published description of the API. */
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
}
