package dev.slipway.lifecycle;

import java.sql.SQLException;

/** A statement failed; the cause tells whether the database is away. */
public class SqlFailedException extends RuntimeException {

    SqlFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
