package org.switchboard.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLikenessTest {

    @ParameterizedTest(name = "{0} and {1} are {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "王小明 | 王　小明 | SAME",
                "王小明先生 | 王小明 | SAME",
                "陳國華 | 陈国华 | SAME",
                "张伟(女儿) | 张伟 | SAME",
                "小明王 | 王小明 | TRANSPOSED",
                "王晓明 | 王小明 | SAME_SOUND",
                "Wang Xiaoming | 王小明 | SAME_SOUND",
                "XIAOMING, Wang | 王小明 | SAME_SOUND",
                "Mr. Xiao Ming Wang | 王小明女士 | SAME_SOUND",
                "欧阳婷 | Ouyang Ting | SAME_SOUND",
                "X.M. Wang | 王小明 | INITIALS",
                "王先生 | 王小明 | FAMILY_NAME",
                "老王 | 王小明 | FAMILY_NAME",
                "王总 | 李小明 | DIFFERENT",
                "王先生 | 王女士 | FAMILY_NAME",
                "Mr Wang | 王小明 | FAMILY_NAME",
                "王小明 | 王小红 | DIFFERENT",
                "王建国 | 王建军 | DIFFERENT",
                "王明 | 王小明 | CLOSE",
                "王晓敏 | 王晓明 | CLOSE",
                "John Smith | Smith, John | TRANSPOSED",
                "Dr. John A. Smith | John Smith | SAME",
                "J. Smith | John Smith | INITIALS",
                "Anna Müller | Anna Muller | SAME",
                "Maria Silva | Mario Silva | CLOSE",
                "Anna Smith | John Smith | DIFFERENT",
                "云溪市白园餐饮有限公司 | 白园餐饮公司 | SAME",
                "白园餐饮有限公司 | 百园餐饮有限公司 | SAME_SOUND",
                "云溪市第二实验中学 | 云溪市第三实验中学 | DIFFERENT",
                "东海市宏达电子有限公司 | 云溪市宏达电子有限公司 | DIFFERENT",
                "Acme Energy Co., Ltd. | ACME ENERGY LIMITED | SAME",
                "宏达电子有限公司 | 王宏达 | DIFFERENT",
            })
    void names_are_compared_by_their_parts(String one, String other, NameLikeness expected) {
        NameForm left = NameForm.of(one, Optional.empty());
        NameForm right = NameForm.of(other, Optional.empty());
        assertThat(NameLikeness.of(left, right)).isEqualTo(expected);
        assertThat(NameLikeness.of(right, left)).isEqualTo(expected);
    }
}
