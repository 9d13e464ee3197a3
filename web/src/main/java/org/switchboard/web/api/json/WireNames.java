package org.switchboard.web.api.json;

import jakarta.json.bind.adapter.JsonbAdapter;
import org.switchboard.access.model.Role;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.identity.model.ReviewState;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.source.RecordType;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.StillDark;

/** Every constant that has a name of its own for programs. */
final class WireNames {

    private WireNames() {}

    static JsonbAdapter<?, ?>[] all() {
        return new JsonbAdapter<?, ?>[] {
            new OfRole(),
            new OfCustomerField(),
            new OfReviewState(),
            new OfChannel(),
            new OfSymptom(),
            new OfHazard(),
            new OfArticleState(),
            new OfAudience(),
            new OfMessageState(),
            new OfRecordType(),
            new OfCallbackState(),
            new OfTicketCategory(),
            new OfTicketGroup(),
            new OfTicketPriority(),
            new OfTicketState(),
            new OfOrderPriority(),
            new OfOrderState(),
            new OfStillDark()
        };
    }

    static final class OfRole extends WireName<Role> {
        OfRole() {
            super(Role.class, Role::group);
        }
    }

    static final class OfCustomerField extends WireName<CustomerField> {
        OfCustomerField() {
            super(CustomerField.class, CustomerField::wireName);
        }
    }

    static final class OfReviewState extends WireName<ReviewState> {
        OfReviewState() {
            super(ReviewState.class, ReviewState::wireName);
        }
    }

    static final class OfChannel extends WireName<Channel> {
        OfChannel() {
            super(Channel.class, Channel::wireName);
        }
    }

    static final class OfSymptom extends WireName<Symptom> {
        OfSymptom() {
            super(Symptom.class, Symptom::wireName);
        }
    }

    static final class OfHazard extends WireName<Hazard> {
        OfHazard() {
            super(Hazard.class, Hazard::wireName);
        }
    }

    static final class OfArticleState extends WireName<ArticleState> {
        OfArticleState() {
            super(ArticleState.class, ArticleState::wireName);
        }
    }

    static final class OfAudience extends WireName<Audience> {
        OfAudience() {
            super(Audience.class, Audience::wireName);
        }
    }

    static final class OfMessageState extends WireName<MessageState> {
        OfMessageState() {
            super(MessageState.class, MessageState::wireName);
        }
    }

    static final class OfRecordType extends WireName<RecordType> {
        OfRecordType() {
            super(RecordType.class, RecordType::wireName);
        }
    }

    static final class OfCallbackState extends WireName<CallbackState> {
        OfCallbackState() {
            super(CallbackState.class, CallbackState::wireName);
        }
    }

    static final class OfTicketCategory extends WireName<TicketCategory> {
        OfTicketCategory() {
            super(TicketCategory.class, TicketCategory::wireName);
        }
    }

    static final class OfTicketGroup extends WireName<TicketGroup> {
        OfTicketGroup() {
            super(TicketGroup.class, TicketGroup::wireName);
        }
    }

    static final class OfTicketPriority extends WireName<TicketPriority> {
        OfTicketPriority() {
            super(TicketPriority.class, TicketPriority::wireName);
        }
    }

    static final class OfTicketState extends WireName<TicketState> {
        OfTicketState() {
            super(TicketState.class, TicketState::wireName);
        }
    }

    static final class OfOrderPriority extends WireName<OrderPriority> {
        OfOrderPriority() {
            super(OrderPriority.class, OrderPriority::wireName);
        }
    }

    static final class OfOrderState extends WireName<OrderState> {
        OfOrderState() {
            super(OrderState.class, OrderState::wireName);
        }
    }

    static final class OfStillDark extends WireName<StillDark.Kind> {
        OfStillDark() {
            super(StillDark.Kind.class, StillDark.Kind::wireName);
        }
    }
}
