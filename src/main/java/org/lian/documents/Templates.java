package org.lian.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.lian.vocabulary.Sha256;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * The filling of a template's text: a place that gets no value, or an empty one, is an error, and the law that it
 * decides by has its full name. Parts are of documents/.
 */
@Component
class Templates {
    private static final String FOLDER = "documents/";

    /** {@code {{>head}}}, a part. */
    private static final Pattern PART = Pattern.compile("\\{\\{>\\s*([\\w-]+)\\s*}}");

    private static final int KEPT = 200;

    private final ConcurrentLruCache<Wording, Compiled> compiled = new ConcurrentLruCache<>(KEPT, Templates::compile);

    /** A template, and its text in one version. */
    private record Wording(String template, String text) {}

    /**
     * A template that was parsed once.
     *
     * @param version SHA-256 of its text, its parts and its style
     * @param dictionary what the pages that it fills have in common
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Compiled(Template template, String version, byte[] dictionary) {}

    /**
     * A filled template.
     *
     * @param page what is set as PDF, complete in itself
     * @param version tells one wording of the template from another
     * @param dictionary what each page of this wording has in common with this one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Filled(String page, String version, byte[] dictionary) {}

    Filled fill(String template, String text, Map<String, ?> values) {
        var all = LawNames.inValues(text, values);
        all.putIfAbsent("name", String.valueOf(values.get("title")));
        all.put("style", Style.TEXT);
        try {
            var found = compiled.get(new Wording(template, text));
            return new Filled(found.template().execute(all), found.version(), found.dictionary());
        } catch (MustacheException lack) {
            throw new Unfillable(template, String.valueOf(lack.getMessage()));
        }
    }

    private static Compiled compile(Wording wording) {
        var text = LawNames.inSentences(wording.text());
        var compiler = Mustache.compiler()
                .strictSections(true)
                .withFormatter(value -> written(wording.template(), value))
                .withLoader(part -> new StringReader(packaged(part)));
        var parts = parts(wording.text());
        return new Compiled(
                compiler.compile(text),
                Sha256.hex(wording.text() + parts + Style.TEXT),
                PaperContents.dictionary(Style.TEXT, parts, text));
    }

    /** The text of every part where it stands, each followed by its own parts. */
    private static String parts(String text) {
        var parts = new StringBuilder();
        PART.matcher(text).results().map(part -> packaged(part.group(1))).forEach(part -> parts.append(part)
                .append(parts(part)));
        return parts.toString();
    }

    /** The style of all papers, read when the first is filled. */
    private static final class Style {
        private static final String TEXT = source("paper.css");
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
