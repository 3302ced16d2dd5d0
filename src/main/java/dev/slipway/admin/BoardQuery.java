package dev.slipway.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the board's address asks for.
 *
 * @param q part of an alias, a base model or an id; blank for all
 * @param stage id of a {@link StageGroup}; blank for all
 * @param view {@code cards} or {@code table}
 */
record BoardQuery(String q, String stage, String view) {
    private static final String TABLE = "table";

    static BoardQuery of(String q, String stage, String view) {
        return new BoardQuery(
                q == null ? "" : q.strip(),
                stage == null ? "" : stage,
                TABLE.equals(view) ? TABLE : "cards");
    }

    public boolean table() {
        return view.equals(TABLE);
    }

    boolean lets(Card card) {
        return (stage.isEmpty() || card.group().id().equals(stage)) && found(card);
    }

    private boolean found(Card card) {
        String wanted = q.toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || card.searched().toLowerCase(Locale.ROOT).contains(wanted);
    }

    boolean filters() {
        return !q.isEmpty() || !stage.isEmpty();
    }

    String link() {
        return link(stage, view);
    }

    public String asCards() {
        return link(stage, "cards");
    }

    public String asTable() {
        return link(stage, TABLE);
    }

    String inStage(String other) {
        return link(other, view);
    }

    private String link(String toStage, String toView) {
        StringBuilder query = new StringBuilder();
        add(query, "q", q);
        add(query, "stage", toStage);
        add(query, "view", toView.equals(TABLE) ? toView : "");
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
