package org.lian.materials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** OFD 文件: two pages on one template, as the national standard names the parts. */
final class OfdFile {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private OfdFile() {}

    /** The parts by their names; a test may put others in their place. */
    static Map<String, String> parts() {
        return new java.util.LinkedHashMap<>(Map.of(
                "OFD.xml",
                "<ofd:OFD" + NAMESPACE + " Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo/>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
                "Doc_0/Document.xml",
                "<ofd:Document" + NAMESPACE + "><ofd:CommonData>"
                        + "<ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData>"
                        + "<ofd:Pages><ofd:Page ID=\"9\" BaseLoc=\"Pages/Page_1/Content.xml\"/>"
                        + "<ofd:Page ID=\"8\" BaseLoc=\"/Doc_0/Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>",
                "Doc_0/Tpls/Tpl_0/Content.xml",
                page("", text("10 20 20 5", "金额："), text("80 280 30 5", "开票方盖章")),
                "Doc_0/Pages/Page_1/Content.xml",
                page(
                        "<ofd:Template TemplateID=\"2\"/>",
                        text("60 20.4 20 5", "元"),
                        text("10 10 40 5", "电子发票"),
                        text("30.2 20 20 5", "100000", ".00"),
                        "<ofd:ImageObject ID=\"7\" Boundary=\"10 40 30 30\" ResourceID=\"6\"/>"),
                "Doc_0/Pages/Page_0/Content.xml",
                page("", text("10 10 40 5", "借款人：李四"))));
    }

    static String page(String template, String... objects) {
        return "<ofd:Page" + NAMESPACE + ">" + template + "<ofd:Content><ofd:Layer ID=\"3\">" + String.join("", objects)
                + "</ofd:Layer></ofd:Content></ofd:Page>";
    }

    /** An object whose text is laid down in so many pieces. */
    static String text(String boundary, String... codes) {
        var object = new StringBuilder("<ofd:TextObject ID=\"4\" Boundary=\"" + boundary + "\" Font=\"5\" Size=\"4\">"
                + "<ofd:FillColor Value=\"0 0 0\"/>");
        for (var code : codes) {
            object.append("<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 3 4\">")
                    .append(code)
                    .append("</ofd:TextCode>");
        }
        return object.append("</ofd:TextObject>").toString();
    }

    static byte[] of(Map<String, String> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
