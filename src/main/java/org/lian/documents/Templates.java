package org.lian.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fills the templates in documents/: a place that gets no value, or an empty one, is an error. */
@Component
class Templates {
    private static final String FOLDER = "documents/";

    /**
     * A filled template.
     *
     * @param page what is set as PDF, complete in itself
     * @param version tells one wording of the template from another
     */
    record Filled(String page, String version) {}

    Filled fill(String template, Map<String, ?> values) {
        var wording = new StringBuilder(source(template + ".html"));
        var compiler = Mustache.compiler()
                .strictSections(true)
                .withFormatter(value -> written(template, value))
                .withLoader(part -> {
                    var text = source(part + ".html");
                    wording.append(text);
                    return new StringReader(text);
                });
        var all = new HashMap<String, Object>(values);
        all.putIfAbsent("name", String.valueOf(values.get("title")));
        var style = source("paper.css");
        all.put("style", style);
        try {
            var page = compiler.compile(source(template + ".html")).execute(all);
            return new Filled(page, Digests.sha256(wording.append(style).toString()));
        } catch (MustacheException lack) {
            throw new Unfillable(template, String.valueOf(lack.getMessage()));
        }
    }

    private static String written(String template, Object value) {
        var text = value.toString();
        if (text.isBlank()) {
            throw new Unfillable(template, "an empty value");
        }
        return text;
    }

    private static String source(String file) {
        try {
            return new ClassPathResource(FOLDER + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("No template " + FOLDER + file, e);
        }
    }
}
