package org.switchboard.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Gives persistence code the entity manager of the running transaction. */
@ApplicationScoped
public class EntityAccess {

    @Produces
    @PersistenceContext(unitName = "switchboard")
    EntityManager entities;
}
