package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.engine.TestEngine;
import org.lian.process.ShippedModel;
import org.lian.workbench.RuleFinding;

/** A shipped diagram with one text replaced by another, and what the checks say of it. */
record ChangedDiagram(String name, String xml) {
    private static final DiagramChecks CHECKS = new DiagramChecks(TestEngine.guard(new ShippedModel()));

    static ChangedDiagram of(String name) throws IOException {
        return new ChangedDiagram(name, shipped(name));
    }

    ChangedDiagram with(String old, String fresh) {
        assertThat(xml).contains(old);
        return new ChangedDiagram(name, xml.replace(old, fresh));
    }

    /** With new elements in the picture. */
    ChangedDiagram drawn(String... ids) {
        var shapes = Stream.of(ids)
                .map(id ->
                        "<bpmndi:BPMNShape bpmnElement=\"%s\"><dc:Bounds x=\"0\" y=\"0\" width=\"9\" height=\"9\" /></bpmndi:BPMNShape>"
                                .formatted(id))
                .collect(Collectors.joining());
        return with("</bpmndi:BPMNPlane>", shapes + "</bpmndi:BPMNPlane>");
    }

    List<RuleFinding> findings() throws IOException {
        return findings(diagrams());
    }

    List<RuleFinding> findings(Map<String, byte[]> inForce) throws IOException {
        return CHECKS.check(name, bytes(), bytes(shipped(name)), inForce);
    }

    /** What blocks with the code, at the element. */
    List<String> blocking(String code, String element) throws IOException {
        return findings().stream()
                .filter(finding ->
                        finding.isBlocking() && finding.code().equals(code) && element.equals(finding.element()))
                .map(RuleFinding::message)
                .toList();
    }

    List<String> blocking(String code) throws IOException {
        return findings().stream()
                .filter(finding -> finding.isBlocking() && finding.code().equals(code))
                .map(RuleFinding::message)
                .toList();
    }

    byte[] bytes() {
        return bytes(xml);
    }

    static Map<String, byte[]> diagrams() throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        for (var name : DiagramChecksTests.diagrams()) {
            all.put(name, bytes(shipped(name)));
        }
        return all;
    }

    private static String shipped(String name) throws IOException {
        return Files.readString(Path.of("processes", name + ".bpmn"));
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
