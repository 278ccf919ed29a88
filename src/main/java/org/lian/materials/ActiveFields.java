package org.lian.materials;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The fields and formulas of an Office document's part that start a program or fetch something when the document is
 * opened: DDE, pictures and texts of an address, links of a workbook, services of the web.
 */
final class ActiveFields {
    private static final String FIELD = "会启动其他程序、或者到别处取内容的域";
    private static final String FORMULA = "会启动其他程序、或者到别处取内容的公式";
    private static final String LINKED = "对其他工作簿或者程序的链接";

    private static final Set<String> LINKS = Set.of("externalLink", "ddeLink", "oleLink");
    private static final Set<String> FORMULAS = Set.of(
            "f",
            "definedName",
            "formula",
            "formula1",
            "formula2",
            "calculatedColumnFormula",
            "totalsRowFormula",
            "oldFormula");

    /** The longest beginning of a field that is kept; none that a person has a use for comes near it. */
    private static final int LONGEST = 8_192;

    private static final Pattern STARTS = Pattern.compile("(?i)\\s*(DDE|DDEAUTO|LINK|DATABASE)\\b.*", Pattern.DOTALL);
    private static final Pattern FETCHES =
            Pattern.compile("(?i)\\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT)\\b(?<what>.*)", Pattern.DOTALL);
    /** A scheme of more than a drive's one letter, a share, or what another field makes of it. */
    private static final Pattern ADDRESS =
            Pattern.compile(".*([A-Za-z][A-Za-z0-9+.-]+:|//|(^|[\"\\s])\\\\\\\\|\\{).*", Pattern.DOTALL);

    private static final Pattern LINKS_TO =
            Pattern.compile("(?i)\\s*HYPERLINK\\s+(\"(?<quoted>[^\"]*)|(?<bare>[^\\\\\"\\s]\\S*)).*", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern CALLS = Pattern.compile(
            "(?i).*\\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER|REGISTER\\.ID|EXEC)\\s*\\(.*", Pattern.DOTALL);
    private static final Pattern LINK_OF_CELL = Pattern.compile("(?i)\\bHYPERLINK\\s*\\(");
    private static final Pattern PROGRAM =
            Pattern.compile("(?i).*\\.(exe|com|bat|cmd|scr|pif|msi|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|cpl|reg)\\s*");

    /** The fields that are open, the innermost first; what stands outside of all of them is the last. */
    private final Deque<StringBuilder> fields = new ArrayDeque<>();

    private @Nullable StringBuilder formula;
    private boolean inField;

    private ActiveFields() {
        fields.push(new StringBuilder());
    }

    /** Reads a part to its end. */
    static void refuse(XMLStreamReader reader) throws XMLStreamException {
        new ActiveFields().read(reader);
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> begins(reader);
                case XMLStreamConstants.END_ELEMENT -> ends(reader.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
                default -> {
                    // Nothing that is carried out.
                }
            }
        }
        fields.forEach(ActiveFields::requirePassive);
    }

    private void begins(XMLStreamReader reader) {
        var element = reader.getLocalName();
        if (LINKS.contains(element)) {
            throw OfficePart.active(LINKED);
        }
        formula = FORMULAS.contains(element) ? new StringBuilder() : null;
        switch (element) {
            case "instrText", "delInstrText" -> inField = true;
            case "fldSimple" -> requirePassive(attribute(reader, "instr"));
            case "fldChar" -> turns(attribute(reader, "fldCharType"));
            default -> {
                // The look of it.
            }
        }
    }

    private void ends(String element) {
        if (formula != null) {
            requirePassiveFormula(formula.toString());
            formula = null;
        }
        if (element.equals("instrText") || element.equals("delInstrText")) {
            inField = false;
        }
    }

    /** A field may be typed in pieces, and hold others. */
    private void turns(String type) {
        switch (type) {
            case "begin" -> {
                append("{");
                fields.push(new StringBuilder());
            }
            case "separate" -> requirePassive(fields.getFirst());
            case "end" -> {
                requirePassive(fields.getFirst());
                if (fields.size() > 1) {
                    fields.pop();
                }
            }
            default -> {
                // None that a document has.
            }
        }
    }

    private void text(String text) {
        if (inField) {
            append(text);
        } else if (formula != null) {
            formula.append(text);
        }
    }

    private void append(String text) {
        var field = fields.getFirst();
        field.append(text, 0, Math.max(0, Math.min(text.length(), LONGEST - field.length())));
    }

    private static void requirePassive(CharSequence field) {
        if (STARTS.matcher(field).matches()) {
            throw OfficePart.active(FIELD);
        }
        var fetches = FETCHES.matcher(field);
        if (fetches.matches()
                && (field.length() >= LONGEST
                        || ADDRESS.matcher(fetches.group("what")).matches())) {
            throw OfficePart.active(FIELD);
        }
        var link = LINKS_TO.matcher(field);
        if (link.matches()) {
            OfficePart.requireLink(link.group("quoted") == null ? link.group("bare") : link.group("quoted"));
        }
    }

    private static void requirePassiveFormula(String formula) {
        var bare = QUOTED.matcher(formula).replaceAll("");
        // Only DDE writes a bar outside of quotes: application|'topic'!item.
        if (bare.indexOf('|') >= 0 || CALLS.matcher(bare).matches()) {
            throw OfficePart.active(FORMULA);
        }
        var link = LINK_OF_CELL.matcher(formula);
        while (link.find()) {
            var target = firstArgument(formula, link.end());
            OfficePart.requireLink(target);
            if (PROGRAM.matcher(target.toLowerCase(Locale.ROOT)).matches()) {
                throw OfficePart.active(FORMULA);
            }
        }
    }

    /** The texts of a function's first argument, one behind the other. */
    private static String firstArgument(String formula, int from) {
        var texts = new StringBuilder();
        var quoted = false;
        var depth = 0;
        for (var at = from; at < formula.length(); at++) {
            var letter = formula.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (quoted) {
                texts.append(letter);
            } else if (letter == '(') {
                depth++;
            } else if (letter == ')' || letter == ',') {
                if (depth == 0) {
                    break;
                }
                depth -= letter == ')' ? 1 : 0;
            }
        }
        return texts.toString();
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (var at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return "";
    }
}
