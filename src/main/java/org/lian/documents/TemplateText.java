package org.lian.documents;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A template between its first and its last part, as a tree: elements, words, places and sections nest, so what is well
 * formed here is well formed whatever the case says.
 */
final class TemplateText {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,39}|\\.");
    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern PLACE_IN_A_MARK = Pattern.compile("<[^<>{]*\\{\\{");
    private static final Pattern FORBIDDEN =
            Pattern.compile("<!--|<!\\[CDATA\\[|<\\?|<!DOCTYPE|</?m:", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 20;

    private final PaperForm form;
    private final UnaryOperator<String> parts;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private TemplateText(PaperForm form, UnaryOperator<String> parts) {
        this.form = form;
        this.parts = parts;
    }

    /** One piece of a template. */
    sealed interface Node permits Element, Words, Value, Section {
        int line();
    }

    /** A mark, as {@code <p>}. */
    record Element(String name, Map<String, String> attributes, List<Node> children, int line) implements Node {}

    /** Words that are printed as they are. */
    record Words(String text, int line) implements Node {}

    /** A place; {@code .} is the text in its turn. */
    record Value(String name, int line) implements Node {}

    /** A part that stands for each, or only if; {@code inverted} is only if not. */
    record Section(String name, boolean inverted, List<Node> children, int line) implements Node {
        String condition() {
            return (inverted ? "^" : "#") + name;
        }
    }

    /**
     * A read template.
     *
     * @param root null where it could not be read
     */
    record Reading(@Nullable Element root, List<Flaw> flaws) {}

    /** @param parts text of a part by its name */
    static Reading read(PaperForm form, String text, UnaryOperator<String> parts) {
        return new TemplateText(form, parts).read(text);
    }

    private Reading read(String whole) {
        var opening = "{{>" + form.opens() + "}}";
        var closing = "{{>" + form.closes() + "}}";
        var text = whole.replace("\r\n", "\n");
        var body = text.strip();
        if (!body.startsWith(opening)
                || !body.endsWith(closing)
                || body.length() < opening.length() + closing.length()) {
            flaw("FRAME", "文书以 " + opening + " 开头（法院名称和标题），以 " + closing + " 结尾（落款、院印和核验二维码），请放回原处", null);
            return new Reading(null, flaws);
        }
        var from = text.indexOf(opening) + opening.length();
        var inner = text.substring(from, text.lastIndexOf(closing));
        var before = lines(text.substring(0, from));
        forbidden(inner, before);
        if (!flaws.isEmpty()) {
            return new Reading(null, flaws);
        }
        var xml = new StringBuilder("<m:t xmlns:m=\"urn:lian\">");
        marks(inner, before + 1, xml, true);
        if (!open.isEmpty()) {
            flaw("SECTION", "{{#" + open.peek() + "}} 没有结束，请在后面写 {{/" + open.peek() + "}}", null);
        }
        xml.append("</m:t>");
        return flaws.isEmpty() ? tree(xml.toString(), before) : new Reading(null, flaws);
    }

    private void forbidden(String inner, int before) {
        var comment = FORBIDDEN.matcher(inner);
        if (comment.find()) {
            flaw(
                    "ACTIVE",
                    "不能写注释、声明和处理指令（" + comment.group() + "），请删掉",
                    before + lines(inner.substring(0, comment.start())) + 1);
        }
        var inMark = PLACE_IN_A_MARK.matcher(inner);
        if (inMark.find()) {
            flaw("PLACE_IN_MARK", "占位符只能写在文字里，不能写在尖括号里面，请移出来", before + lines(inner.substring(0, inMark.start())) + 1);
        }
        for (var wide : List.of("｛", "｝")) {
            var at = inner.indexOf(wide);
            if (at >= 0) {
                flaw(
                        "WIDE_BRACE",
                        "占位符用半角花括号 {{ }}，这里是全角的“" + wide + "”，请改成半角",
                        before + lines(inner.substring(0, at)) + 1);
            }
        }
    }

    /** Turns places into marks, so that one reader reads both. */
    private void marks(String text, int firstLine, StringBuilder xml, boolean mayInclude) {
        var at = 0;
        while (at < text.length()) {
            var begin = text.indexOf("{{", at);
            var words = text.substring(at, begin < 0 ? text.length() : begin);
            stray(words, firstLine + lines(text.substring(0, at)));
            xml.append(words);
            if (begin < 0) {
                return;
            }
            var line = firstLine + lines(text.substring(0, begin));
            var end = text.indexOf("}}", begin);
            if (end < 0) {
                flaw("UNFINISHED", "{{ 后面没有 }}，占位符没有写完", line);
                return;
            }
            mark(text.substring(begin + 2, end), line, xml, mayInclude);
            at = end + 2;
        }
    }

    private void stray(String words, int line) {
        for (var brace : List.of("{", "}")) {
            var at = words.indexOf(brace);
            if (at >= 0) {
                flaw("STRAY_BRACE", "多出一个“" + brace + "”，会印在文书上。占位符写成 {{名称}}", line + lines(words.substring(0, at)));
            }
        }
    }

    private void mark(String written, int line, StringBuilder xml, boolean mayInclude) {
        var inside = written.strip();
        var sign = inside.isEmpty() ? ' ' : inside.charAt(0);
        var name = "#^/>".indexOf(sign) >= 0 ? inside.substring(1).strip() : inside;
        if (sign == '>') {
            include(name, line, xml, mayInclude);
        } else if (!NAME.matcher(name).matches()) {
            flaw(
                    "NOT_ALLOWED",
                    "{{" + shortened(inside) + "}} 不能用：只能写 {{名称}}、{{#名称}}…{{/名称}}、{{^名称}}…{{/名称}}，不能写计算、属性和不转义的内容",
                    line);
        } else if (sign == '#' || sign == '^') {
            open.push(name);
            xml.append("<m:s n=\"").append(sign).append(name).append("\">");
        } else if (sign == '/') {
            if (!name.equals(open.peek())) {
                flaw("SECTION", "{{/" + name + "}} 前面没有对应的 {{#" + name + "}} 或者 {{^" + name + "}}", line);
                return;
            }
            open.pop();
            xml.append("</m:s>");
        } else {
            xml.append("<m:v n=\"").append(name).append("\"/>");
        }
    }

    private void include(String name, int line, StringBuilder xml, boolean mayInclude) {
        if (!mayInclude || !PART.matcher(name).matches() || !form.parts().contains(name)) {
            flaw(
                    "PART",
                    "这份文书中间不能用 {{>" + shortened(name) + "}}"
                            + (form.parts().isEmpty() ? "，请删掉" : "，能用的有：" + String.join("、", form.parts())),
                    line);
            return;
        }
        // One line stays one line, so that numbers of lines stay true.
        marks(parts.apply(name).replace("\n", ""), line, xml, false);
    }

    private Reading tree(String xml, int before) {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = new Builder(before);
            factory.newSAXParser().parse(new InputSource(new StringReader(xml)), builder);
            return new Reading(builder.root, flaws);
        } catch (SAXParseException unformed) {
            flaw("NOT_WELL_FORMED", unformed(unformed), before + unformed.getLineNumber());
            return new Reading(null, flaws);
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unformed(SAXParseException fault) {
        var said = String.valueOf(fault.getMessage());
        if (said.contains("entity")) {
            return "不认识的 & 写法；“&”请写成 &amp;";
        }
        return Optional.of(Pattern.compile("end-tag \"</([^\">]+)>\"").matcher(said))
                .filter(matcher -> matcher.find() && !matcher.group(1).startsWith("m:"))
                .map(matcher -> "标记 <" + matcher.group(1) + "> 没有结束，请补上 </" + matcher.group(1) + ">")
                .orElse("标记没有成对，或者条件、循环和段落交叉了：请让每个 <p> 有 </p>，{{#…}} 和 {{/…}} 在同一段里，或者都在段与段之间");
    }

    private void flaw(String code, String message, @Nullable Integer line) {
        flaws.add(new Flaw(code, message, line));
    }

    static String shortened(String text) {
        var flat = text.replaceAll("\\s+", " ");
        return flat.length() > 40 ? flat.substring(0, 40) + "…" : flat;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(sign -> sign == '\n').count();
    }

    /** The builder of the tree. */
    private static final class Builder extends DefaultHandler {
        private final int before;
        private final Deque<List<Node>> stack = new ArrayDeque<>();
        private @Nullable Locator locator;
        private @Nullable Element root;

        Builder(int before) {
            this.before = before;
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        private int line() {
            return before + (locator == null ? 1 : locator.getLineNumber());
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            var children = new ArrayList<Node>();
            var n = attributes.getValue("n");
            if (stack.size() > DEEPEST) {
                throw new SAXParseException("too deep", locator);
            }
            if (name.equals("m:t") && stack.isEmpty()) {
                root = new Element("", Map.of(), children, line());
            } else if (name.equals("m:v") && n != null) {
                add(new Value(n, line()));
            } else if (name.equals("m:s") && n != null) {
                add(new Section(n.substring(1), n.charAt(0) == '^', children, line()));
            } else {
                var given = new LinkedHashMap<String, String>();
                for (var at = 0; at < attributes.getLength(); at++) {
                    given.put(attributes.getQName(at), attributes.getValue(at));
                }
                add(new Element(name, given, children, line()));
            }
            stack.push(children);
        }

        private void add(Node node) {
            Objects.requireNonNull(stack.peek()).add(node);
        }

        @Override
        public void endElement(String uri, String local, String name) {
            stack.pop();
        }

        @Override
        public void characters(char[] signs, int start, int length) {
            add(new Words(new String(signs, start, length), line()));
        }
    }
}
