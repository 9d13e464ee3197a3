package org.switchboard.web.privacy;

import java.io.Serializable;

/** Whose data is given out or erased, and why. */
public class PersonForm implements Serializable {

    private Long customer;
    private String reason;
    private boolean checked;

    public Long getCustomer() {
        return customer;
    }

    public void setCustomer(Long customer) {
        this.customer = customer;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Whether the administrator has checked who asked for it. */
    public boolean isChecked() {
        return checked;
    }

    public void setChecked(boolean checked) {
        this.checked = checked;
    }
}
