package org.lian.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.materials.Material;
import org.lian.vocabulary.PlainText;

/**
 * 证据和证据来源，证人姓名和住所 (民诉法 124(四)): what the filer says of the evidence that is handed in as materials.
 *
 * @param notes of what was handed in; one without a note is listed all the same
 */
public record Evidence(List<Note> notes, List<Witness> witnesses) {
    /** Most witnesses of a filing. */
    static final int WITNESSES = 20;

    /**
     * The filer's note on one material.
     *
     * @param proves which fact
     * @param source where it comes from
     */
    public record Note(
            @Nullable String materialId,
            @Nullable String proves,
            @Nullable String source) {
        private Note plain() {
            return new Note(Party.line(materialId), Party.line(proves), Party.line(source));
        }

        private boolean isEmpty() {
            return !FilingFacts.isWritten(proves) && !FilingFacts.isWritten(source);
        }
    }

    /** The same said of the materials that these became; a note on anything else is left out. */
    Evidence of(Map<UUID, Material> became) {
        return new Evidence(
                notes.stream()
                        .flatMap(note -> became.entrySet().stream()
                                .filter(entry -> entry.getKey().toString().equals(note.materialId()))
                                .map(entry -> new Note(entry.getValue().id().toString(), note.proves(), note.source())))
                        .toList(),
                witnesses);
    }

    /** Somebody who can say what happened. */
    public record Witness(@Nullable String name, @Nullable String address) {
        private Witness plain() {
            return new Witness(Party.line(name), Party.line(address));
        }

        /** One line as a person writes it: the name, and after a comma where the witness lives. */
        public static Witness of(String line) {
            var parts = line.strip().split("[，,]", 2);
            return new Witness(
                    parts[0].strip(),
                    parts.length == 1 ? null : parts[1].strip().replaceFirst("^住", ""));
        }

        /** The same line again. */
        public String line() {
            return name + (FilingFacts.isWritten(address) ? "，" + address : "");
        }

        /** 王五，住某某区一号. */
        public String said() {
            return PlainText.line(String.valueOf(name)) + (FilingFacts.isWritten(address) ? "，住" + address : "");
        }
    }

    public Evidence {
        notes = notes == null ? List.of() : List.copyOf(notes);
        witnesses = witnesses == null ? List.of() : List.copyOf(witnesses);
    }

    /** What was said of a material. */
    public Optional<Note> of(UUID material) {
        return notes.stream()
                .filter(note -> material.toString().equals(note.materialId()))
                .findFirst();
    }

    /** As it is kept: what says nothing is left out. */
    Evidence plain() {
        return new Evidence(
                notes.stream().map(Note::plain).filter(note -> !note.isEmpty()).toList(),
                witnesses.stream()
                        .map(Witness::plain)
                        .filter(witness -> FilingFacts.isWritten(witness.name()))
                        .toList());
    }
}
