package org.lian.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The cells of a workbook as a spreadsheet reads them: what is a text, what a number, and how it is shown. */
public final class Cells {
    private static final String BUILT_IN_TWO_PLACES = "4";

    private final Map<String, Document> parts = new HashMap<>();

    private Cells() {}

    /**
     * A cell.
     *
     * @param format of a number; empty for none
     */
    public record Cell(boolean text, String value, String format) {}

    public static Cells of(byte[] workbook) {
        var cells = new Cells();
        try {
            var file = Files.write(Files.createTempFile("cells", ".xlsx"), workbook);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    if (entry.getName().endsWith(".xml")) {
                        cells.parts.put(
                                entry.getName(),
                                DocumentBuilderFactory.newInstance()
                                        .newDocumentBuilder()
                                        .parse(zip.getInputStream(entry)));
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ParserConfigurationException | SAXException broken) {
            throw new AssertionError(broken);
        }
        return cells;
    }

    /** The rows of a sheet, counted from 1, its heads among them. */
    public List<Map<String, Cell>> rows(int sheet) {
        var rows = new ArrayList<Map<String, Cell>>();
        for (var row : elements(part("xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("row"))) {
            var cells = new HashMap<String, Cell>();
            for (var cell : elements(row.getElementsByTagName("c"))) {
                cells.put(cell.getAttribute("r").replaceAll("\\d", ""), cell(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    public boolean hasFormulas() {
        return parts.values().stream()
                .anyMatch(part -> part.getElementsByTagName("f").getLength() > 0);
    }

    private Cell cell(Element cell) {
        var type = cell.getAttribute("t");
        var value = cell.getTextContent();
        if (type.equals("s")) {
            return new Cell(
                    true,
                    part("xl/sharedStrings.xml")
                            .getElementsByTagName("si")
                            .item(Integer.parseInt(value))
                            .getTextContent(),
                    "");
        }
        return new Cell(type.equals("inlineStr") || type.equals("str"), value, format(cell.getAttribute("s")));
    }

    private String format(String style) {
        if (style.isEmpty()) {
            return "";
        }
        var styles = part("xl/styles.xml");
        var cellXfs = (Element) styles.getElementsByTagName("cellXfs").item(0);
        var id = elements(cellXfs.getElementsByTagName("xf"))
                .get(Integer.parseInt(style))
                .getAttribute("numFmtId");
        return elements(styles.getElementsByTagName("numFmt")).stream()
                .filter(format -> format.getAttribute("numFmtId").equals(id))
                .map(format -> format.getAttribute("formatCode"))
                .findFirst()
                .orElse(id.equals(BUILT_IN_TWO_PLACES) ? "#,##0.00" : "");
    }

    private Document part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new AssertionError("No " + name + " among " + parts.keySet());
        }
        return part;
    }

    private static List<Element> elements(NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (var at = 0; at < nodes.getLength(); at++) {
            elements.add((Element) nodes.item(at));
        }
        return elements;
    }
}
