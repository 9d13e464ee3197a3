package org.legacy.systems.city;

/** Pools of words of which names of people, streets, compounds and firms are made. */
final class Words {

    /** Surnames in falling order of frequency; the weights below follow the order. */
    static final String[] SURNAMES = ("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 "
                    + "苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 "
                    + "顾 侯 邵 孟 龙 万 段 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 上官 诸葛 司徒 皇甫")
            .split(" ");

    static final String[] MALE_SINGLE = "伟 强 磊 军 勇 杰 涛 超 明 刚 平 辉 鹏 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 欢 建".split(" ");

    static final String[] FEMALE_SINGLE = "芳 娜 敏 静 丽 艳 娟 霞 燕 玲 婷 雪 琳 洁 莉 倩 颖 慧 红 梅 萍 瑶 蕾 薇 晶 璐 佳 悦 岚 云".split(" ");

    static final String[] MALE_FIRST = "建 国 志 文 明 永 晓 家 海 子 俊 宇 浩 天 立 德 春 振 庆 成 世 金 玉 正 宏 少 一 嘉 思 泽".split(" ");

    static final String[] MALE_SECOND = "国 华 军 平 明 强 林 伟 东 峰 涛 辉 生 民 祥 龙 杰 轩 然 宇 博 文 豪 阳 成 康 良 才 根 兴".split(" ");

    static final String[] FEMALE_FIRST = "秀 玉 桂 淑 雅 晓 海 雪 思 梦 欣 诗 佳 美 春 丽 小 月 红 金 慧 婉 子 雨 可 若 一 语 凤 爱".split(" ");

    static final String[] FEMALE_SECOND = "英 兰 珍 芳 华 梅 红 云 霞 萍 玲 娟 琴 丽 涵 怡 雯 婷 琪 妍 萱 彤 欣 洁 敏 燕 娥 仙 君 蓉".split(" ");

    static final String[] LATIN_GIVEN =
            "John Maria David Anna Peter Sophie Thomas Elena Michael Laura James Olga Daniel Claire Robert Julia"
                    .split(" ");

    static final String[] LATIN_FAMILY =
            "Smith Müller García Johnson Rossi Dubois Kowalski O'Brien Ivanova Tanaka Nguyen Andersson van Dijk Silva Novák McDonald Kim"
                    .replace("van Dijk", "van_Dijk")
                    .split(" ");

    /** First character of a place name. */
    static final String[] PLACE_FIRST =
            "青 清 云 溪 石 松 竹 梅 兰 桂 柳 枫 杏 莲 荷 湖 江 河 泉 井 金 银 玉 珠 凤 龙 鹤 鹭 麒 翠 碧 丹 紫 朱 白 乌 东 西 南 北 上 下 前 后 大 小 长 永 安 和 福 寿 康 宁 文 武 仁 义 礼 信 新 华 光 明"
                    .split(" ");

    /** Second character of a place name; not as many as the first, so that the pairs run through all before they repeat. */
    static final String[] PLACE_SECOND =
            "山 水 溪 塘 桥 亭 阁 园 林 岭 坡 湾 渡 口 港 洲 岸 城 门 台 庙 寺 塔 街 坊 里 庄 苑 丰 盛 兴 旺 平 泰 祥 瑞 庆 乐 善 德 贤 才 俊 英 雄 志 远 达 宏 图 景 秀 丽 芳 香 春 秋 夏 阳"
                    .split(" ");

    static final String[] COMPOUND_KINDS = "花园 小区 新村 公寓 家园 名苑 华庭 雅居 府邸 世家".split(" ");

    static final String[] TRADES = "餐饮 服装 电子 机械 纺织 建材 食品 药业 物流 印刷 五金 家具 汽配 贸易 网络科技 文化传媒".split(" ");

    static final String[] SHOPS = "便利店 超市 理发店 水果店 面馆 茶楼 药房 书店 洗衣店 早餐店 五金店 网吧".split(" ");

    private Words() {}

    /** A two-character place name; 64 times 59 numbers give different names before one comes again. */
    static String place(long number) {
        int first = (int) Math.floorMod(number * 37, (long) PLACE_FIRST.length);
        int second = (int) Math.floorMod(number / PLACE_FIRST.length * 23 + number * 11, (long) PLACE_SECOND.length);
        return PLACE_FIRST[first] + PLACE_SECOND[second];
    }
}
