package org.lian.workbench.analysis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The check that the file is one that can be looked into: encoding, size, ids, the deciding decision. */
class FileChecks {
    static final int MOST_BYTES = 512 * 1024;
    static final int MOST_ROWS = 500;
    static final int MOST_COLUMNS = 60;

    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private final TableFindings findings;

    FileChecks(TableFindings findings) {
        this.findings = findings;
    }

    /** The file, when it can be read; what is wrong stands in the findings. */
    Optional<DmnFile> read(String ruleId, byte[] content) {
        if (content.length > MOST_BYTES) {
            findings.block("TOO_LARGE", "文件超过 512 KB，请拆分成几张表", (String) null);
            return Optional.empty();
        }
        if (!isUtf8(content)) {
            findings.block("ENCODING", "文件不是 UTF-8 编码，请用本系统的编辑器或者 Camunda Modeler 重新导出", (String) null);
            return Optional.empty();
        }
        try {
            ids(ModelXml.root(content));
            var file = DmnFile.read(content);
            decision(ruleId, file);
            file.decisions().forEach(this::size);
            return Optional.of(file);
        } catch (SAXException e) {
            findings.block("XML", "文件不是有效的 XML，或含有外部引用（DOCTYPE）、嵌套过深，请重新导出", (String) null);
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            var declared = ENCODING.matcher(text.toString().replace("\uFEFF", ""));
            return text.toString().indexOf('\0') < 0
                    && (!declared.find() || declared.group(1).equalsIgnoreCase("UTF-8"));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void ids(Element root) {
        var ids = new HashSet<String>();
        ModelXml.walk(root, element -> {
            var id = element.getAttribute("id");
            if (!id.isEmpty() && !ids.add(id)) {
                findings.block("DUPLICATE_ID", "编号 %s 出现两次，请给其中一个换一个编号".formatted(id), id);
            }
        });
    }

    private void decision(String ruleId, DmnFile file) {
        if (file.decision(ruleId).isEmpty()) {
            findings.block("DECISION_MISSING", "文件里没有编号为 %s 的决策。决策的编号就是规则的编号，不能改名或者删除".formatted(ruleId), ruleId);
        }
    }

    private void size(DmnFile.Logic decision) {
        var table = decision.table();
        if (table != null && table.rows().size() > MOST_ROWS) {
            findings.block("TOO_LARGE", "表“%s”超过 %d 行，请拆分".formatted(decision.label(), MOST_ROWS), table.id());
        }
        if (table != null && table.columns().size() + table.outputs().size() > MOST_COLUMNS) {
            findings.block("TOO_LARGE", "表“%s”超过 %d 列，请拆分".formatted(decision.label(), MOST_COLUMNS), table.id());
        }
        if (table != null) {
            table.rows().stream()
                    .filter(row -> row.tests().size() != table.columns().size()
                            || row.results().size() != table.outputs().size())
                    .forEach(row -> findings.block("ROW_INCOMPLETE", "单元格的个数与列数不符，请删除这一行重新填写", row));
        }
    }
}
