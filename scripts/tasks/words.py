"""What the commands say, and the language they say it in.

That language is, in this order: the one asked for (`--language`), the setting MESSAGES, that of the system,
English.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping

from .paths import LOCALES

FALLBACK = "en"
WORDS = {
    "zh": {
        # setting up
        "installing": "正在把{file}所列的库装进{venv}（用{tool}）……",
        "anew": "{venv}不能用（{why}），重新建立。",
        "no-interpreter": "其中的Python启动不了",
        "other-python": "它属于{found}，而这里是{wanted}",
        "unfinished": "上次没有装完，或不是本程序所建",
        "no-venv": "建立不了{venv}：{why}。在Debian和Ubuntu上请先运行 apt install "
        "python3-venv，或安装uv后再试。",
        "uv-failed": "uv没有装成，改用pip。",
        "not-installed": "没有装成（原因见上），网站和数据都没有改动。"
        "请检查网络、代理和磁盘空间，然后再运行一次。",
        "no-wheel-musl": "这台电脑用的是musl（例如Alpine），有的库没有为它编译好的版本：请先安装Rust和C编译器"
        "（apk add cargo gcc g++ musl-dev python3-dev），或改用以glibc为基础的系统，例如Debian。",
        "no-wheel-arm": "这是Windows ARM上的Python，有的库没有为它编译好的版本：请改装64位（x64）的Python，"
        "它在Windows ARM上照常运行，再用它运行一次。",
        "no-cpython": "这是{name}，有的库没有为它编译好的版本：请改用CPython。",
        # any moment
        "waiting": "另一个命令正在写{what}，等它结束……",
        "stopped": "已停止。{what}还是原来的样子。",
        "os-error": "{file}：{why}。{what}还是原来的样子。",
        "disk-full": "磁盘满了。请腾出空间，再运行一次。{what}还是原来的样子。",
        "read-only": "{file}不能写：{why}。请改变它的权限，再运行一次。{what}还是原来的样子。",
        "in-use": "{file}正被别的程序使用。请关闭它，再运行一次。{what}还是原来的样子。",
        "not-ours": "{folder}里有不是本程序写的文件（{file}），没有覆盖。请把它移走，或另选一个文件夹。",
        "not-a-folder": "{folder}不是文件夹，没有覆盖。请把它移走。",
        "mended": "上一次没有做完，{what}已恢复完整。",
        "changed": "构建时内容改变了，重新构建……",
        "keeps-changing": "内容一直在变，没有构建成。请在内容不再变动时再运行一次。{what}还是原来的样子。",
        "build-failed": "没有构建成，{what}还是原来的样子。",
        # commands
        "site": "{site}：{pages}页，用时{seconds:.1f}秒。打开 {index}",
        "archive": "{file}（{size}）",
        "web": "{web}：{files}个文件，供网页服务器用；旁边是Caddy和nginx的配置。",
        "pages": "{folder}：{pages}页，旁边是mkdocs.yml",
        "tour": "{folder}：{files}张图片",
        "tour-no-chromium": "没有Chromium，拍不了图片。请先安装Chromium，再运行一次。",
        "faulty": "{course}有{count}个问题，{what}没有改动",
        "written": "没有问题。已写入{out}：{files}个文件，{paragraphs}段，{notes}条注释，{entries}个词条，"
        "{mentions}处提及；用时{seconds:.1f}秒",
        "unchanged": "没有问题。{out}写入之后什么都没有改动：{files}个文件，{paragraphs}段，{notes}条注释，"
        "{entries}个词条，{mentions}处提及；用时{seconds:.1f}秒",
        "no-entry": "没有id为“{entry}”的词条",
        "fixed": "改正了{files}个文件里的{lines}行。",
        # the list of facts
        "facts-head": "词条 | 日期 | 计划 | 事实 | 来源 | 核对 | 一手",
        "facts-yes": "是",
        "facts-no": "否",
        "facts-partly": "部分",
        "facts-text": "正文",
        "facts-none": "无",
        "facts-sum": "事实{count}条；没有一手来源的：{without}",
        # serve
        "port-busy": "{host}的端口{port}已被占用。请另选一个，例如 make serve PORT={other}",
        "no-host": "不能在{host}上打开端口{port}：{why}。请另选，例如 make serve HOST=127.0.0.1 PORT=8001",
        "building": "正在构建……",
        "open": "打开 {url} ，按Ctrl+C结束。",
        "rebuilt": "{time}  已更新，用时{seconds:.1f}秒",
        "rebuilt-faulty": "{time}  有{count}个问题，改正后页面会自动恢复",
        "serve-ended": "已结束。",
        "problems": "有{count}个问题",
        "problems-lede": "改正并保存后，本页会自动恢复。",
        # lint, test and bench
        "no-node": "没有Node，脚本和样式未检查。",
        "browsers-first": "测试要用浏览器，将用apt-get在本机系统中安装：{packages}。不想安装，请按Ctrl+C，"
        "以后用 make test INSTALL=no。",
        "chromium-first": "测试要用浏览器，将由Playwright下载Chromium到当前用户的缓存文件夹。"
        "不想下载，请按Ctrl+C，"
        "以后用 make test INSTALL=no。",
        "no-chromium": "浏览器测试（没有Chromium）",
        "tests-passed": "测试全部通过，用时{seconds:.0f}秒。",
        "tests-skipped": "测试通过，用时{seconds:.0f}秒；跳过了：{skipped}",
        "fast-first": "先运行不用浏览器的测试……",
        "then-slow": "再运行要用浏览器和要运行命令的测试……",
        "slow-left": "上面的测试没有通过；要用浏览器和要运行命令的测试没有运行。",
        "mutants": "{all}处改动，测试发现了{killed}处；{left}处既未发现，也没有说明。",
        "bench-passed": "全部在限度之内。",
        "bench-failed": "超出限度：{lines}",
    },
    "en": {
        "installing": "Installing what {file} names into {venv} (with {tool}) …",
        "anew": "{venv} cannot be used ({why}): making it anew.",
        "no-interpreter": "its Python does not start",
        "other-python": "it is of {found}, and this is {wanted}",
        "unfinished": "it was not finished, or was made by another program",
        "no-venv": "{venv} cannot be made: {why}. On Debian and Ubuntu, first run apt install python3-venv, "
        "or install uv; then run this again.",
        "uv-failed": "uv did not manage; trying pip.",
        "not-installed": "The installation failed (why, it says above); the site and the data "
        "are as they were. "
        "Look at the network, a proxy, the space on the disk; then run this again.",
        "no-wheel-musl": "This machine uses musl (as Alpine does), for which some library is "
        "not there ready-made: "
        "install Rust and a C compiler first (apk add cargo gcc g++ musl-dev python3-dev), or use a system "
        "with glibc, such as Debian.",
        "no-wheel-arm": "This Python is one for Windows on ARM, for which some library is not "
        "there ready-made: "
        "install the 64-bit (x64) Python, which runs on Windows on ARM as well, and run this with it.",
        "no-cpython": "This is {name}, for which some library is not there ready-made: use CPython.",
        "waiting": "Another command is writing {what}; waiting for it …",
        "stopped": "Stopped. {what} is as it was.",
        "os-error": "{file}: {why}. {what} is as it was.",
        "disk-full": "The disk is full. Make room and run this again. {what} is as it was.",
        "read-only": "{file} cannot be written: {why}. Change its permissions and run this again. "
        "{what} is as it was.",
        "in-use": "Another program uses {file}. Close it and run this again. {what} is as it was.",
        "not-ours": "{folder} holds a file that this program did not write ({file}); nothing was replaced. "
        "Move it away, or choose another folder.",
        "not-a-folder": "{folder} is not a folder; nothing was replaced. Move it away.",
        "mended": "The last run did not finish; {what} is whole again.",
        "changed": "The content changed during the build; building again …",
        "keeps-changing": "The content keeps changing; nothing was built. Run this again when it is at rest. "
        "{what} is as it was.",
        "build-failed": "The build failed; {what} is as it was.",
        "site": "{site}: {pages} pages in {seconds:.1f} s. Open {index}",
        "archive": "{file} ({size})",
        "web": "{web}: {files} files for a web server, with configurations for Caddy and nginx beside them.",
        "pages": "{folder}: {pages} pages, with mkdocs.yml beside them",
        "tour": "{folder}: {files} pictures",
        "tour-no-chromium": "There is no Chromium to take pictures with. Install it and run this again.",
        "faulty": "{course} has {count} problem(s); {what} is as it was",
        "written": "No problems; wrote {files} files to {out}: {paragraphs} paragraphs, {notes} notes, "
        "{entries} entries, {mentions} mentions, in {seconds:.1f} s",
        "unchanged": "No problems; nothing has changed since {out} was written: {files} files, "
        "{paragraphs} paragraphs, {notes} notes, {entries} entries, {mentions} mentions, in {seconds:.1f} s",
        "no-entry": "there is no entry “{entry}”",
        "fixed": "Mended {lines} lines in {files} files.",
        "facts-head": "entry | date | planned | fact | source | checked | primary",
        "facts-yes": "yes",
        "facts-no": "no",
        "facts-partly": "partly",
        "facts-text": "text",
        "facts-none": "none",
        "facts-sum": "facts: {count}; without a primary source: {without}",
        "port-busy": "Port {port} of {host} is in use. Choose another one, for example: make "
        "serve PORT={other}",
        "no-host": "Port {port} of {host} cannot be opened: {why}. Choose others, for example: "
        "make serve HOST=127.0.0.1 PORT=8001",
        "building": "Building …",
        "open": "Open {url}; Ctrl+C ends it.",
        "rebuilt": "{time}  up to date, in {seconds:.1f} s",
        "rebuilt-faulty": "{time}  {count} problem(s); the page comes back when they are mended",
        "serve-ended": "Ended.",
        "problems": "{count} problem(s)",
        "problems-lede": "This page comes back by itself when they are mended and saved.",
        "no-node": "There is no Node: scripts and styles are not checked.",
        "browsers-first": "The tests need browsers: apt-get will install {packages} on this system. "
        "To refuse, press Ctrl+C, and from then on use make test INSTALL=no.",
        "chromium-first": "The tests need a browser: Playwright will download Chromium into "
        "the cache folder of "
        "this user. To refuse, press Ctrl+C, and from then on use make test INSTALL=no.",
        "no-chromium": "browser tests (there is no Chromium)",
        "tests-passed": "All tests pass, in {seconds:.0f} s.",
        "tests-skipped": "The tests pass, in {seconds:.0f} s; skipped: {skipped}",
        "fast-first": "First the tests that need no browser …",
        "then-slow": "Then those that need a browser or run commands …",
        "slow-left": "The tests above failed; those that need a browser or run commands were not run.",
        "mutants": "{all} changes, of which tests noticed {killed}; {left} neither noticed nor explained.",
        "bench-passed": "All within the limits.",
        "bench-failed": "Beyond the limit: {lines}",
    },
}


def languages() -> list[str]:
    """The languages in which authors can be told of problems."""
    return sorted(path.stem for path in LOCALES.glob("*.yml"))


def language(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The language of the messages, as explained above."""
    known = languages()
    for name in (asked or "", environment.get("MESSAGES", ""), *_of_the_system(environment)):
        code = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in known:
            return code
    return FALLBACK


def _of_the_system(environment: Mapping[str, str]) -> list[str]:
    """Names of locales, the most wanted first. A locale “C” asks for no language, and so for English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            neutral = environment[name].partition(".")[0] in ("C", "POSIX")
            return [] if neutral else [*environment.get("LANGUAGE", "").split(":"), environment[name]]
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone has this window into its settings

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    return []


def catalogue(spoken: str) -> Mapping[str, str]:
    """All words in a language; in English where it is not there."""
    return WORDS.get(spoken, WORDS[FALLBACK])


def words(key: str, spoken: str, **values: object) -> str:
    """A message in a language; in English where it is not there."""
    return catalogue(spoken)[key].format_map(values)


def say(key: str, spoken: str, **values: object) -> None:
    """Print a message, at once."""
    print(words(key, spoken, **values), flush=True)


def complain(key: str, spoken: str, **values: object) -> None:
    """Print a message that tells why a command does not do what it was asked for."""
    print(words(key, spoken, **values), file=sys.stderr, flush=True)
