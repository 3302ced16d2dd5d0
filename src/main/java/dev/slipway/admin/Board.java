package dev.slipway.admin;

import java.util.List;

/**
 * The board as it is shown.
 *
 * @param groups with their cards of this page; some have none
 * @param shown models on this page
 * @param known models of the project, whatever the filter
 * @param next link to the next page, with the filters; null on the last one
 */
record Board(
        BoardQuery query, Strip strip, List<Group> groups, int shown, long known, String next) {

    /**
     * Numbers of the whole project, whatever the filter.
     *
     * @param training fine-tunes that have not ended
     */
    record Strip(
            long live,
            long inProgress,
            long training,
            long needsYou,
            long failed,
            String usdPerHour,
            long replicas) {}

    /**
     * @param total in this group, whatever the search
     * @param link to the board with this group only, or with all when it is the chosen one
     */
    record Group(StageGroup kind, boolean chosen, long total, String link, List<Card> cards) {}

    public boolean empty() {
        return known == 0;
    }

    public List<Card> rows() {
        return groups.stream().flatMap(group -> group.cards().stream()).toList();
    }
}
