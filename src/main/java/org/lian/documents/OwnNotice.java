package org.lian.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notice that a court words itself and that no code knows: a template {@code notice-<name>.html} with its declaration. A
 * diagram serves it as the document {@code NOTICE_<NAME>}. It is given what every filing has from its submission on.
 *
 * @param document as the diagrams name it
 * @param template name of the file in documents/, without its ending
 * @param name of the notice in Chinese, in lists; {@code title} its heading
 */
public record OwnNotice(String document, String template, String name, String title) {
    /** As an analyst may call a new one. */
    static final String ID = "(?=.{1,60}$)notice-[a-z0-9]+(-[a-z0-9]+)*";

    private static final String PREFIX = "notice-";
    private static final Set<String> GIVEN = Set.of(
            "court", "filer", "matter", "firstSubmittedOn", "date", "act", "claimant", "refusal", "name", "title");

    /** The notice of a document; empty where it is none, or has no words in force yet. */
    public static Optional<OwnNotice> find(String document) {
        return PaperForms.declared()
                .find(document.toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(form -> inForce().contains(form.template()))
                .map(OwnNotice::of);
    }

    /** The names of all, as diagrams write them. */
    public static Set<String> documents() {
        return inForce().stream().map(OwnNotice::document).collect(Collectors.toSet());
    }

    private static Set<String> inForce() {
        return Stream.concat(
                        PaperForms.declared().all().stream()
                                .map(PaperForm::template)
                                .filter(OwnNotice::isOne),
                        PaperForms.publishedNotices().stream())
                .collect(Collectors.toSet());
    }

    private static String document(String template) {
        return template.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether the name is one of a notice of a court's own, whether or not there is such a notice. */
    public static boolean isOne(String template) {
        return template.startsWith(PREFIX);
    }

    /** Whether a notice is given the place in every case. */
    static boolean isGiven(String place) {
        return GIVEN.contains(place);
    }

    private static OwnNotice of(PaperForm form) {
        return new OwnNotice(document(form.template()), form.template(), form.name(), form.title());
    }
}
