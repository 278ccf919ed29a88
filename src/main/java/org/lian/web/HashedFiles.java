package org.lian.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ContentVersionStrategy;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * The styles, scripts and pictures of the pages under names that hold a hash of their content: kept for a year by
 * whoever has been here, and never older than the page that names them. Under the plain names they are kept for an
 * hour, as Tasklist's frame asks for them; the editor's parts, which name each other, have plain names only.
 */
@Configuration(proxyBeanMethods = false)
class HashedFiles implements WebMvcConfigurer {
    private static final String STATIC = "classpath:/static/";
    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/";
    private static final String HASHED = "{file:.+-[0-9a-f]{32}\\.(?:css|js|svg)}";

    private final ContentVersionStrategy byContent = new ContentVersionStrategy();
    private final Map<String, HashedName> names = new TreeMap<>();

    HashedFiles() throws IOException {
        for (var ending : new String[] {"css", "js", "svg"}) {
            name(STATIC + "*." + ending, "/");
        }
        name(HTMX + "*/dist/htmx.min.js", "/webjars/htmx.org/");
    }

    private void name(String pattern, String below) throws IOException {
        var root = pattern.substring(pattern.indexOf('/'), pattern.indexOf('*'));
        for (var file :
                new PathMatchingResourcePatternResolver().getResources(pattern.replace("classpath:", "classpath*:"))) {
            var url = file.getURL().toString();
            var path = below + url.substring(url.lastIndexOf(root) + root.length());
            names.put(path, new HashedName(path, file, byContent));
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "/" + HASHED, STATIC);
        serve(registry, "/webjars/htmx.org/{version}/dist/" + HASHED, HTMX);
    }

    private void serve(ResourceHandlerRegistry registry, String pattern, String location) {
        registry.addResourceHandler(pattern)
                .addResourceLocations(location)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addVersionStrategy(byContent, "/**"));
    }

    /** {@code @{/lian.css}} of a template becomes the hashed name; every other link stays as it is. */
    @Autowired
    void link(SpringTemplateEngine engine) {
        engine.setLinkBuilder(new StandardLinkBuilder() {
            @Override
            protected String processLink(IExpressionContext context, String link) {
                var written = super.processLink(context, link);
                var name = names.get(written);
                return name == null ? written : name.now();
            }
        });
    }
}
