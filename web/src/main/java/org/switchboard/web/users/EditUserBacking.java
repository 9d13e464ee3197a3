package org.switchboard.web.users;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.switchboard.access.OneTimePasswords;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.IssuedPassword;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Creates a user, or changes the one that was chosen in the list. A one-time password is shown once. */
@Named("editUser")
@ViewScoped
@ReportsBusinessExceptions
public class EditUserBacking implements Serializable {

    @Inject
    UserAdministration administration;

    @Inject
    OneTimePasswords passwords;

    @Inject
    UsersBacking list;

    @Inject
    Screens screens;

    private UserForm form = new UserForm();
    private String chosen;
    private transient UserView user;
    private transient IssuedPassword issued;

    /** @param name of an existing user; null to create another one */
    public void choose(String name) {
        chosen = name;
        user = null;
        form = name == null ? new UserForm() : UserForm.of(getUser());
    }

    public void create() {
        issued = passwords.create(
                form.getName(), form.getDisplayName(), form.getLanguage(), form.chosenRoles(), screens.actor());
        administration.assignAreas(form.getName(), form.typedAreas(), screens.actor());
        show(issued.user().name());
    }

    public void save() {
        if (!form.chosenRoles().equals(getUser().roles())) {
            administration.assign(chosen, form.chosenRoles(), screens.actor());
        }
        if (!form.typedAreas().equals(getUser().areas())) {
            administration.assignAreas(chosen, form.typedAreas(), screens.actor());
        }
        show(chosen);
    }

    public void disable() {
        administration.disable(chosen, screens.actor());
        show(chosen);
    }

    public void enable() {
        administration.enable(chosen, screens.actor());
        show(chosen);
    }

    public void resetPassword() {
        issued = passwords.issue(chosen, screens.actor());
        show(chosen);
    }

    private void show(String name) {
        list.refresh();
        choose(name);
    }

    /** The chosen one; null when another one is to be created. */
    public UserView getUser() {
        if (user == null && chosen != null) {
            user = administration.find(chosen, screens.actor()).orElse(null);
        }
        return user;
    }

    public IssuedPassword getIssued() {
        return issued;
    }

    public UserForm getForm() {
        return form;
    }

    public Role[] getAllRoles() {
        return Role.values();
    }
}
