package org.lian.web.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.desk.DueDate;
import org.lian.filing.Corrections;
import org.lian.materials.Material;

/**
 * The correction that a filing waits for, as the court reads it.
 *
 * @param until its last day; null while the period rests, because more time was asked for
 */
record AwaitedCorrection(@Nullable String until, List<Item> items, long answered) {

    /**
     * One item of the notice.
     *
     * @param about the material that was returned; null where it names none
     */
    record Item(String text, String basis, @Nullable String about, boolean answered) {}

    static AwaitedCorrection of(Corrections.Notice notice, List<Material> materials, BusinessClock clock) {
        var dueAt = notice.dueAt();
        var items = notice.items().stream().map(item -> item(item, materials)).toList();
        return new AwaitedCorrection(
                notice.extensionPending() || dueAt == null
                        ? null
                        : DueDate.of(dueAt, clock).text(),
                items,
                items.stream().filter(Item::answered).count());
    }

    private static Item item(Corrections.Item item, List<Material> materials) {
        return new Item(
                item.item().text(),
                item.item().basis(),
                materials.stream()
                        .filter(material -> material.id().equals(item.item().material()))
                        .findFirst()
                        .map(Material::fileName)
                        .orElse(null),
                item.answered());
    }
}
