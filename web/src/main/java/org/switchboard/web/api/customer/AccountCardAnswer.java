package org.switchboard.web.api.customer;

import org.switchboard.agentdesk.CustomerView;
import org.switchboard.web.api.answer.SourcedAnswer;

/** An account with what it owes. */
public record AccountCardAnswer(SourcedAnswer<AccountAnswer> account, SourcedAnswer<BalanceAnswer> balance) {

    public static AccountCardAnswer of(CustomerView.AccountCard card) {
        return new AccountCardAnswer(
                SourcedAnswer.of(card.account(), AccountAnswer::of),
                SourcedAnswer.of(card.balance(), BalanceAnswer::of));
    }
}
