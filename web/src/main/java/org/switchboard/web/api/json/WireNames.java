package org.switchboard.web.api.json;

import jakarta.json.bind.adapter.JsonbAdapter;
import org.switchboard.access.Role;
import org.switchboard.customer.CustomerField;
import org.switchboard.identity.ReviewState;
import org.switchboard.interaction.Channel;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.Symptom;
import org.switchboard.knowledge.ArticleState;
import org.switchboard.outbox.MessageState;
import org.switchboard.source.RecordType;
import org.switchboard.troubleticket.CallbackState;
import org.switchboard.troubleticket.TicketCategory;
import org.switchboard.troubleticket.TicketGroup;
import org.switchboard.troubleticket.TicketPriority;
import org.switchboard.troubleticket.TicketState;
import org.switchboard.workorder.OrderPriority;
import org.switchboard.workorder.OrderState;
import org.switchboard.workorder.StillDark;

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
