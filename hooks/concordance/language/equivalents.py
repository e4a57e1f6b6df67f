"""What equals what: the one table behind matching, lookup, search, filters and marks.

Most of it is Unicode's: compatibility decomposition (UAX #15, NFKD) and full case folding, which cover
width, case, ligatures, Kangxi radicals and decomposed letters. Here stands what Unicode leaves apart.
"""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

SIGNS = {
    **dict.fromkeys("“”„‟«»「」『』″〝〞〟", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼʻʽ", "'"),
    **dict.fromkeys("‐‑‒–—―−─━", "-"),
    **dict.fromkeys("•‧・∙⋅ꞏ", "·"),
    **dict.fromkeys("⁄∕", "/"),
    "〜": "~",
}
"""Signs that typists and programs write in several ways."""

LONG_SIGNS = {"⸺": "--", "⸻": "---", "⋯": "..."}
"""One sign for two or three. Unicode says so of … but not of ⋯, which Chinese typists in Taiwan use."""

_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵"
    "⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤"
    "⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨"
    "⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
RADICALS = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True)) | {"⼾": "户"}
"""Radicals that Unicode does not decompose, as PDF files hold them (EquivalentUnifiedIdeograph.txt of
Unicode 15, those of the basic plane)."""

_IN_WORDS = "瞭了 藉借 覆复 划画 甦苏 沈沉 彷仿 俱具 哩里 衹只 薹苔 链炼 锺钟 馀余 钜巨 迳径"
"""Pairs between which OpenCC decides word by word (TSPhrases and TSCharacters, 1.4: 瞭解 becomes 了解, but
瞭望 stays; 計畫 becomes 计划, but 畫家 画家). Both stand for the second, so that no word need be known."""

_VARIANTS = (
    "靑青 淸清 硏研 吿告 甁瓶 祇只 砲炮 礮炮 暱昵 鎗枪 揹背 鬭斗 鬪斗 倂并 竝并 隷隶 濶阔 擧举 徧遍 勦剿"
    " 窓窗 牕窗 蘓苏 竸竞 髙高 囯国 囻国 慙惭 媿愧 隄堤 跼局 麤粗 妳你 倣仿 堦阶 攷考 凖准 隣邻 牠它 壻婿"
    " 姪侄 寃冤 冦寇 冩写 劵券 勅敕 厰厂 囘回 塲场 嬾懒 寳宝 屛屏 帋纸 庻庶 廵巡 彊强 徃往 慿凭 憇憩 戱戏"
    " 拏拿 挿插 揑捏 擕携 昬昏 暎映 桺柳 椀碗 槩概 氷冰 涖莅 漑溉 犂犁 玅妙 珎珍 甎砖 畊耕 畧略 畱留 疎疏"
    " 疉叠 眎视 睠眷 碁棋 穉稚 竒奇 緜绵 縂总 聼听 胷胸 脃脆 脗吻 舩船 菓果 葢盖 蕋蕊 覊羁 觝抵 躭耽 躱躲"
    " 輭软 逈迥 邨村 鄕乡 酧酬 銲焊 閙闹 餽馈 鵞鹅 勗勖"
)
"""Older and printers' forms that the tables of OpenCC leave as they are."""

_WORDS_ELSEWHERE = (
    "人工智慧=人工智能 智慧財產=知识产 智慧=智能 資訊=信息 網際網路=互联网 網路=网络 軟體=软件 硬體=硬件"
    " 數位=数字 資料=数据 演算法=算法 程式=程序 訊息=消息 使用者=用户 社群=社区 品質=质量 專案=项目 晶片=芯片"
    " 佈署=部署 伺服器=服务器 奈米=纳米 雷射=激光 通訊=通信 影片=视频 支援=支持 聯絡=联系 高階=高级 私隱=隐私"
    " 太空人=宇航员 南韓=韩国 北韓=朝鲜 義大利=意大利 紐西蘭=新西兰 沙烏地=沙特 肯亞=肯尼亚 奈及利亞=尼日利亚"
    " 盧安達=卢旺达 衣索比亞=埃塞俄比亚"
    " 喬治亞=格鲁吉亚 哥斯大黎加=哥斯达黎加 斯洛維尼亞=斯洛文尼亚"
    " 克羅埃西亞=克罗地亚 突尼西亞=突尼斯 聖馬利諾=圣马力诺"
    " 歐巴馬=奥巴马 川普=特朗普 布希=布什 柴契爾=撒切尔 雪梨=悉尼"
)
"""Words of Taiwan and Hong Kong, and what the mainland has for them (as in TWPhrases and HKPhrases of
OpenCC): those that texts on politics and technology are likely to hold."""

LONGEST_CHAIN = 3
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
# General Chinese first: the regional tables only add their own variants.
_GENERAL, *_REGIONAL = ("t2s", "tw2s", "hk2s")


@cache
def traditional() -> dict[str, str]:
    """Every Chinese character that is another one in simplified writing -> that one, in a single step."""
    found = _simplified(_GENERAL)
    made = set(found.values())
    for region in _REGIONAL:
        # 麼 has become 么; that Taiwan's table makes 幺 of 么 must not lead on.
        found = {old: new for old, new in _simplified(region).items() if old not in made} | found
    found |= {pair[0]: pair[1] for pair in f"{_IN_WORDS} {_VARIANTS}".split()}
    return {old: last for old in found if (last := _end_of(found, old)) != old}


@cache
def regional() -> dict[str, str]:
    """Words of Taiwan and Hong Kong in simplified characters -> those of the mainland; the longest first."""
    single = str.maketrans(traditional())
    pairs = [pair.translate(single).split("=") for pair in _WORDS_ELSEWHERE.split()]
    return dict(sorted(((old, new) for old, new in pairs), key=lambda pair: -len(pair[0])))


def _simplified(script: str) -> dict[str, str]:
    # A line for each character, so that no two of them are taken for a phrase.
    lines = OpenCC(script).convert("\n".join(map(chr, _HAN))).split("\n")
    pairs = zip(map(chr, _HAN), lines, strict=True)
    return {old: new for old, new in pairs if new != old and len(new) == 1 and ord(new) <= 0xFFFF}


def _end_of(steps: dict[str, str], character: str) -> str:
    """Where a chain of steps ends: 劃 by way of 划 at 画."""
    for _ in range(LONGEST_CHAIN):
        character = steps.get(character, character)
    return character
