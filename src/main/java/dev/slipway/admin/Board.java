package dev.slipway.admin;

import java.util.List;

/**
 * The board as it is shown.
 *
 * @param groups with the cards that the filter lets through; empty groups have none
 * @param shown models that the filter lets through
 * @param known models that were looked at, the newest ones
 * @param cut there are older ones, which only a search for their alias finds
 */
record Board(BoardQuery query, Strip strip, List<Group> groups, int shown, int known, boolean cut) {

    /**
     * Numbers of the whole project, whatever the filter.
     *
     * @param training fine-tunes that have not ended
     */
    record Strip(
            long serving,
            long inProgress,
            long training,
            long needsYou,
            long failed,
            String usdPerHour,
            long replicas) {}

    /**
     * @param total in this group before the search, for the strip
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
