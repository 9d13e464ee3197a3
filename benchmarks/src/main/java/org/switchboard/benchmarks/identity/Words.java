package org.switchboard.benchmarks.identity;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.switchboard.customer.spelling.SearchForm;

/** Of what the names of the made town are made: in falling order of how common they are. */
final class Words {

    static final String[] FAMILY_NAMES = ("李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾"
                    + " 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷"
                    + " 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 司徒")
            .split(" ");

    /** One sign of a given name for women and men. */
    static final String[] WOMENS =
            "丽 芳 娟 敏 静 秀 英 霞 燕 玲 桂 红 梅 艳 萍 慧 兰 珍 雪 琴 云 洁 莉 凤 婷 玉 淑 华 春 晶 倩 颖 佳 欣 怡 思 梦 雨 蕾 琳 瑶 琪 诗 涵 月 菊 香 爱 嘉 晓 小 文 素 彩 银 凡 若 宁 雯 薇"
                    .split(" ");

    static final String[] MENS =
            "伟 强 军 勇 杰 涛 明 超 平 刚 建 国 志 辉 鹏 飞 斌 波 宇 浩 凯 俊 健 林 文 海 峰 龙 华 永 德 家 成 东 庆 振 荣 祥 新 世 光 忠 立 博 子 天 晓 小 正 宏 少 一 嘉 泽 轩 然 晨 旭 阳 磊 毅"
                    .split(" ");

    /** Signs that are typed for others of the same sound, besides those above. */
    static final String[] HOMOPHONES =
            "微 魏 唯 卫 伦 轮 芬 纷 涓 民 闽 晶 净 景 袖 绣 瑛 莹 樱 夏 厦 艳 宴 灵 零 岭 贵 归 洪 宏 虹 鸿 眉 美 平 苹 惠 会 蓝 岚 贞 真 学 勤 芹 允 芸 杰 节 丽 力 立 枫 锋 婷 亭 郁 钰 书 舒 骅 桦 纯 京 千 影 家 加 新 心 仪 宜 斯 孟 蒙 宇 语 垒 林 霖 尧 奇 齐 时 师 寒 函 跃 局 湘 箱 艾 佳 肖 霄 闻 素 苏 菜 寅 帆 弱 凝 闻 围 墙 均 君 永 咏 洁 捷 韬 滔 鸣 铭 抄 萍 钢 健 剑 郭 果 治 智 慧 朋 非 彬 滨 博 渤 羽 豪 昊 楷 钧 骏 健 临 汶 涵 丰 隆 桦 咏 得 嘉 诚 程 冬 卿 清 镇 蓉 翔 详 鑫 士 广 中 终 力 伯 紫 田 筱 政 鸿 绍 壹 伽 择 宣 冉 尘 辰 旭 许 洋 雷 义 艺"
                    .split(" ");

    static final String[] PLACES_FIRST =
            "东 西 南 北 青 清 白 红 金 银 石 松 柳 桃 梅 兰 竹 龙 凤 云 月 星 春 秋 山 水 江 湖 河 溪 长 安 永 和 平 新 文 武 建 人 中 光 明 德 仁 学 大 上 下 花"
                    .split(" ");

    static final String[] PLACES_SECOND =
            "园 林 河 山 湖 桥 门 城 阳 江 溪 泉 岭 岗 坪 塘 洲 港 湾 华 兴 宁 安 平 和 民 康 福 昌 盛 丰 源 庆 泰 祥 瑞 景 秀 丽 春 苑 庄 台 亭 阁 府 里 坊 井 口"
                    .split(" ");

    static final String[] ROAD_KINDS = "路 路 路 路 街 大道 巷".split(" ");
    static final String[] COMPOUND_KINDS = "小区 花园 新村 家园 公寓 苑 名邸 一村".split(" ");
    static final String[] DISTRICTS = "东湖区 西城区 南山区 江北区 高新区".split(" ");
    static final String[] TRADES = "餐饮 服装 电子 机械 纺织 建材 食品 医药 物流 印刷 五金 家具 汽配 贸易 网络科技 文化传媒 装饰工程 物业管理 教育咨询 环保设备".split(" ");
    static final String[] FORMS = "有限公司 有限公司 有限公司 有限责任公司 股份有限公司 厂 商行 超市 经营部".split(" ");

    static final String[] LATIN_GIVEN =
            "John Maria David Anna Peter Sophie Thomas Elena Michael Laura James Olga Daniel Claire Robert Julia Mark Emma Paul Alice Hans Ingrid Pierre Nadia"
                    .split(" ");
    static final String[] LATIN_FAMILY =
            "Smith Müller García Johnson Rossi Dubois Kowalski O'Brien Ivanova Tanaka Nguyen Andersson Silva Novák McDonald Kim Weber Schmidt Fischer Moreau Petrov Larsen"
                    .split(" ");

    /** A given name with one sign replaced by another of the same sound; the same name where there is none. */
    static String ofSameSound(String given, Random random) {
        int at = random.nextInt(given.length());
        String sign = given.substring(at, at + 1);
        List<String> others = Stream.of(WOMENS, MENS, HOMOPHONES)
                .flatMap(Stream::of)
                .distinct()
                .filter(other -> !other.equals(sign) && SearchForm.pinyin(other).equals(SearchForm.pinyin(sign)))
                .toList();
        return others.isEmpty()
                ? given
                : given.substring(0, at) + others.get(random.nextInt(others.size())) + given.substring(at + 1);
    }

    private Words() {}
}
