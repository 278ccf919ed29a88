package org.lian.workbench.analysis;

import java.nio.charset.StandardCharsets;

/** A table of three rows, to be spoilt by replacing. */
class SmallTable {
    static final String ID = "rule";

    static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:lian="https://lian.invalid/schema/1.0"
                id="model" name="试" namespace="https://lian.invalid/test">
              <inputData id="track" name="程序"><variable id="v1" name="track" typeRef="string" /></inputData>
              <inputData id="days" name="天数"><variable id="v2" name="days" typeRef="long" /></inputData>
              <inputData id="marks" name="标记"><variable id="v3" name="marks" /></inputData>
              <decision id="rule" name="试表" camunda:historyTimeToLive="P1D">
                <decisionTable id="table" hitPolicy="UNIQUE">
                  <input id="i1" label="程序"><inputExpression id="e1" typeRef="string"><text>track</text></inputExpression></input>
                  <input id="i2" label="天数"><inputExpression id="e2" typeRef="long"><text>days</text></inputExpression></input>
                  <output id="o1" label="期满" name="onExpiry" typeRef="string" />
                  <output id="o2" label="期限" name="limit" typeRef="long" />
                  <output id="o3" label="窗口" name="desk" typeRef="string" lian:own="true" />
                  <rule id="short" lian:locked="true"><description>民事诉讼法第一条</description>
                    <inputEntry id="a1"><text>"CIVIL"</text></inputEntry><inputEntry id="a2"><text>&lt;= 7</text></inputEntry>
                    <outputEntry id="a3"><text>"REGISTER"</text></outputEntry><outputEntry id="a4"><text>7</text></outputEntry>
                    <outputEntry id="a5"><text>"一号"</text></outputEntry></rule>
                  <rule id="long"><description>民事诉讼法第二条</description>
                    <inputEntry id="b1"><text>"CIVIL"</text></inputEntry><inputEntry id="b2"><text>&gt; 7</text></inputEntry>
                    <outputEntry id="b3"><text>"ESCALATE"</text></outputEntry><outputEntry id="b4"><text>30</text></outputEntry>
                    <outputEntry id="b5"><text>"二号"</text></outputEntry></rule>
                  <rule id="other"><description>民事诉讼法第三条</description>
                    <inputEntry id="c1"><text>not("CIVIL")</text></inputEntry><inputEntry id="c2"><text></text></inputEntry>
                    <outputEntry id="c3"><text>"REGISTER"</text></outputEntry><outputEntry id="c4"><text>15</text></outputEntry>
                    <outputEntry id="c5"><text>"三号"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private SmallTable() {}

    /** The table with the first of the two texts replaced by the other, and so on. */
    static byte[] with(String... pairs) {
        var text = XML;
        for (int i = 0; i < pairs.length; i += 2) {
            if (!text.contains(pairs[i])) {
                throw new IllegalArgumentException("Not in the table: " + pairs[i]);
            }
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The table with another text in a cell. */
    static byte[] cell(String id, String text) {
        var start = XML.indexOf("<text>", XML.indexOf("id=\"" + id + "\"")) + "<text>".length();
        var end = XML.indexOf("</text>", start);
        return (XML.substring(0, start) + text.replace("&", "&amp;").replace("<", "&lt;") + XML.substring(end))
                .getBytes(StandardCharsets.UTF_8);
    }
}
