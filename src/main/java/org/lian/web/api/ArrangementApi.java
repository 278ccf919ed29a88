package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Arrangement;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The arrangement of a draft's materials over the API: a turn, a place, several photographs as one PDF. */
@RestController
@RequestMapping("/api/v1/filings/{id}/materials")
class ArrangementApi {
    private final Arrangement arrangement;

    ArrangementApi(Arrangement arrangement) {
        this.arrangement = arrangement;
    }

    /** The way of a material within its list. */
    enum Way {
        UP,
        DOWN
    }

    record Move(@Nullable Way to) {}

    /** @param photos ids of materials that are photographs, two or more */
    record Joined(@Nullable List<@Nullable UUID> photos) {}

    @Operation(summary = "把没有提交的照片转四分之一圈，原件不变")
    @PostMapping("/{material}/turns")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void turn(Actor actor, @PathVariable FilingId id, @PathVariable UUID material) {
        arrangement.turn(actor, id, material);
    }

    @Operation(summary = "把没有提交的材料前移（UP）或者后移（DOWN）一位")
    @PostMapping("/{material}/moves")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(Actor actor, @PathVariable FilingId id, @PathVariable UUID material, @RequestBody Move move) {
        if (move.to() == null) {
            throw Refusal.invalid("to", "REQUIRED", "请写明前移（UP）还是后移（DOWN）");
        }
        arrangement.move(actor, id, material, move.to() == Way.UP);
    }

    @Operation(summary = "把几张照片合成一份 PDF；原来的照片还在")
    @PostMapping("/joined")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.MaterialView join(Actor actor, @PathVariable FilingId id, @RequestBody Joined joined) {
        var photos = joined.photos();
        if (photos == null || photos.contains(null)) {
            throw Refusal.invalid("photos", "REQUIRED", "请给出要合在一起的照片的编号，两张以上");
        }
        return FilingViews.material(arrangement.join(actor, id, List.copyOf(photos)));
    }
}
