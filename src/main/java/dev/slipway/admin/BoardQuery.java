package dev.slipway.admin;

import dev.slipway.model.ModelSearch;
import dev.slipway.model.Stage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the board's address asks for.
 *
 * @param q part of an alias, a base model or an id; blank for all
 * @param stage id of a {@link StageGroup}; blank for all
 * @param view {@code cards} or {@code table}
 * @param from where the page before ended
 */
record BoardQuery(String q, String stage, String view, ModelSearch.Place from) {
    private static final String TABLE = "table";

    static BoardQuery of(String q, String stage, String view, String from) {
        return new BoardQuery(
                q == null ? "" : q.strip(),
                stage == null ? "" : stage,
                TABLE.equals(view) ? TABLE : "cards",
                ModelSearch.Place.parse(from));
    }

    public boolean table() {
        return view.equals(TABLE);
    }

    /** False on the first page. */
    public boolean further() {
        return !from.toString().isEmpty();
    }

    ModelSearch.Query search() {
        return new ModelSearch.Query(q, stages(), from);
    }

    /** All for a word that names no group. */
    private Set<Stage> stages() {
        Set<Stage> wanted = EnumSet.noneOf(Stage.class);
        for (Stage one : Stage.values()) {
            if (StageGroup.of(one).id().equals(stage)) {
                wanted.add(one);
            }
        }
        return wanted.isEmpty() ? EnumSet.allOf(Stage.class) : wanted;
    }

    public String asCards() {
        return link(stage, "cards", from.toString());
    }

    public String asTable() {
        return link(stage, TABLE, from.toString());
    }

    public String firstPage() {
        return link(stage, view, "");
    }

    String behind(ModelSearch.Place last) {
        return link(stage, view, last.toString());
    }

    String inStage(String other) {
        return link(other, view, "");
    }

    private String link(String toStage, String toView, String toFrom) {
        StringBuilder query = new StringBuilder();
        add(query, "q", q);
        add(query, "stage", toStage);
        add(query, "view", toView.equals(TABLE) ? toView : "");
        add(query, "from", toFrom);
        return AdminDoor.ROOT + query;
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
