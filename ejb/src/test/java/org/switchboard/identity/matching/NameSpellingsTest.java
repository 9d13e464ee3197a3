package org.switchboard.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records are compared by the same forms that look-ups find them by. */
class NameSpellingsTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "José García-Núñez | Jose Garcia Nunez | SAME",
                "Patrick O'Brien | Patrick O’Brien | SAME",
                "Patrick OBrien | Patrick O`Brien | SAME",
                "Jürgen Müller | Juergen Mueller | SAME",
                "Jürgen Müller | Jurgen Muller | SAME",
                "Smith, John | John Smith | TRANSPOSED",
                "Mr. John Smith | John Smith | SAME",
                "Işık İpek | ISIK Ipek | SAME",
                "Nguyễn Văn Đức | Nguyen Van Duc | SAME",
                "阿卜杜拉·买买提 | 阿卜杜拉•买买提 | SAME",
                "歐陽靖雯 | 欧阳靖雯女士 | SAME",
                "赵\u200b云龙 | 赵云龙 | SAME",
                "单小明 | Shan Xiaoming | SAME_SOUND",
                "单小明 | Dan Xiaoming | SAME_SOUND",
                "吕小布 | Lü Xiaobu | SAME_SOUND",
                "吕小布 | Lyu Xiaobu | SAME_SOUND",
                "吕小布 | LV XIAOBU | SAME_SOUND",
                "Xu Li | Xue Li | DIFFERENT",
                "John Smith | Jane Smith | DIFFERENT",
            })
    void names_agree_however_they_are_spelled(String one, String other, NameLikeness expected) {
        NameForm left = NameForm.of(one, Optional.of("person"));
        NameForm right = NameForm.of(other, Optional.of("person"));
        assertThat(NameLikeness.of(left, right)).isEqualTo(expected);
        assertThat(NameLikeness.of(right, left)).isEqualTo(expected);
    }
}
