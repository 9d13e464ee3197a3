package org.switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.search.ArticleFolder;

/** An article sends the agent to nothing that the desk does not have; what an app of the customer has is another matter. */
class ArticleFunctionsTest {

    private static final Pattern NOT_ON_THE_DESK = Pattern.compile(
            "by (?:text )?message|get a message|send (?:a message|the link|the account number|it again)|offer messages?"
                    + "|reminder message|identity check|check identity|press refresh|voltage curve|daily curve|event list"
                    + "|hand-over function|service ticket|on the screen: \\w+ (?:profile|session)|set it anew on the screen"
                    + "|received power|reset the (?:binding|IPTV account) on"
                    + "|发(?:短信|消息)给|给(?:您|客户)发(?:短信|消息)|发到您|核对身份|点一次刷新|电压曲线|每日曲线|事件记录"
                    + "|转办功能|服务工单|后台(?:重置|重新下发|重下)|认证日志：|踢下线|收光功率",
            Pattern.CASE_INSENSITIVE);

    @Test
    void no_article_names_a_function_that_the_desk_does_not_have() {
        List<String> found = new ArrayList<>();
        for (Article article : ArticleFolder.articles()) {
            NOT_ON_THE_DESK
                    .matcher(article.content().body())
                    .results()
                    .forEach(hit -> found.add(article.key() + ": " + hit.group()));
        }

        assertThat(found).isEmpty();
    }
}
