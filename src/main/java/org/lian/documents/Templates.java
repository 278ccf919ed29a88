package org.lian.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lian.vocabulary.Sha256;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The filling of a template's text: a place that gets no value, or an empty one, is an error, and the law that it
 * decides by has its full name. Parts are of documents/.
 */
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

    Filled fill(String template, String text, Map<String, ?> values) {
        var wording = new StringBuilder(text);
        var compiler = Mustache.compiler()
                .strictSections(true)
                .withFormatter(value -> written(template, value))
                .withLoader(part -> {
                    var source = packaged(part);
                    wording.append(source);
                    return new StringReader(source);
                });
        var all = LawNames.inValues(text, values);
        all.putIfAbsent("name", String.valueOf(values.get("title")));
        var style = source("paper.css");
        all.put("style", style);
        try {
            var page = compiler.compile(LawNames.inSentences(text)).execute(all);
            return new Filled(page, Sha256.hex(wording.append(style).toString()));
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

    /** The text that this program ships, of a template or a part. */
    static String packaged(String template) {
        return source(template + ".html");
    }

    private static String source(String file) {
        try {
            return new ClassPathResource(FOLDER + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("No template " + FOLDER + file, e);
        }
    }
}
