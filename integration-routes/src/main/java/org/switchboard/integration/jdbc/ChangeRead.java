package org.switchboard.integration.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what has changed since a place, in the order of the watermark.
 *
 * <p>While it reads again what it had stepped back over, the stored watermark stays.
 */
final class ChangeRead implements TableRead {

    private final PageStatement statement;
    private final Horizon horizon;
    private final Cursor stored;
    private final boolean steppedBack;
    private Cursor cursor;
    private Cursor covered;
    private boolean more = true;
    private Optional<String> ahead = Optional.empty();

    ChangeRead(PageStatement statement, Horizon horizon, Cursor stored, Cursor start) {
        this.statement = statement;
        this.horizon = horizon;
        this.stored = stored;
        this.steppedBack = start.key().isEmpty();
        this.cursor = start;
        this.covered = stored;
    }

    @Override
    public String statement() {
        return statement.after(cursor);
    }

    @Override
    public Optional<String> at() {
        return Optional.of(cursor.at());
    }

    @Override
    public Optional<String> key() {
        return cursor.key();
    }

    @Override
    public List<Map<String, Object>> take(List<Map<String, Object>> rows, boolean full) {
        more = full;
        ahead = Optional.empty();
        if (!rows.isEmpty()) {
            cursor = Cursor.of(rows.get(rows.size() - 1));
            ahead = Optional.of(cursor).filter(horizon::isBeyond).map(Cursor::at);
            lastWithinHorizon(rows).filter(this::isNew).ifPresent(newest -> covered = newest);
        }
        return rows;
    }

    @Override
    public boolean hasMore() {
        return more;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.of(covered.json().toString());
    }

    @Override
    public Optional<String> reached() {
        return Optional.of(covered.at());
    }

    @Override
    public Optional<String> ahead() {
        return ahead;
    }

    private Optional<Cursor> lastWithinHorizon(List<Map<String, Object>> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Cursor candidate = Cursor.of(rows.get(i));
            if (!horizon.isBeyond(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean isNew(Cursor candidate) {
        if (!steppedBack) {
            return true;
        }
        int order = candidate.compareAt(stored);
        return order > 0 || order == 0 && !more;
    }
}
