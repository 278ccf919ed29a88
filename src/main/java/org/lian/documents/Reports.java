package org.lian.documents;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** 报表 of the court's own: a page of tables as PDF, set as the papers are. */
@Component
public class Reports {
    /** In the place of a sign that the font does not have, as printers put it. */
    private static final String NO_TYPE = "〓";

    private final Typesetter typesetter;
    private final Typeface typeface;

    Reports(Typesetter typesetter, Typeface typeface) {
        this.typesetter = typesetter;
        this.typeface = typeface;
    }

    /** Whether this build can set a PDF at all. */
    public boolean canPrint() {
        return typeface.isThere();
    }

    /** 二维码 that says the words, as the address of a picture for such a page. */
    public String code(String words) {
        return CheckCode.of(words);
    }

    /** A well-formed page that names no other document. */
    public byte[] pdf(String page, Instant moment) {
        var printable = new StringBuilder(page);
        for (var sign : typeface.missingIn(page).split("、")) {
            for (var at = sign.isEmpty() ? -1 : printable.indexOf(sign);
                    at >= 0;
                    at = printable.indexOf(sign, at + NO_TYPE.length())) {
                printable.replace(at, at + sign.length(), NO_TYPE);
            }
        }
        return typesetter.shown(printable.toString(), moment);
    }
}
