package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.switchboard.database.LostUpdate;
import org.switchboard.troubleticket.model.Callback;
import org.switchboard.troubleticket.model.Callbacks;

/** Agreed callbacks in the table {@code callback}. */
@ApplicationScoped
public class JpaCallbacks implements Callbacks {

    @Inject
    EntityManager entities;

    protected JpaCallbacks() {
        // for the container's proxy
    }

    public JpaCallbacks(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Callback> find(long id) {
        return Optional.ofNullable(entities.find(Callback.class, id));
    }

    @Override
    public void changed(Callback callback) {
        LostUpdate.refuse(entities, "callback", callback.id());
    }
}
