package org.lian.filing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of a correction notice: the defect, its article, and what it is about.
 *
 * @param code of the table correction-catalogue, or of a required material
 * @param text the defect in the notice's words
 * @param target a material kind, a field of the draft, or MATERIAL for one that was handed in
 * @param material the returned material; null unless the item is about one
 * @param visible whether the defect could be seen at the first review
 */
public record CorrectionItem(
        String code, String text, String target, @Nullable UUID material, boolean visible, String basis) {}
