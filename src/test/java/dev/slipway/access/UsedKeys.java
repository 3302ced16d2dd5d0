package dev.slipway.access;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other rooms say which keys count. */
@ApplicationScoped
public class UsedKeys {
    private final KeyTables tables;

    UsedKeys(KeyTables tables) {
        this.tables = tables;
    }

    public void use(KeyTable table) {
        tables.use(table);
    }
}
