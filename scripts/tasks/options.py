"""The command line: what can be asked for, and with which options."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from .words import languages

TARGETS = {
    "site": ("构建网站到site/", "build the site into site/"),
    "serve": ("边写边看，内容一改就刷新", "show the site and reload it when content changes"),
    "check": ("检查内容，列出全部问题", "check the content and list every problem"),
    "lint": ("检查脚本和样式（需要Node）", "check scripts and styles (needs Node)"),
    "test": ("安装测试工具并运行测试", "set up the test tools and run the tests"),
    "test-thorough": ("测试全部组合，并用随机文字反复测试", "test all combinations, and many random texts"),
    "mutants": ("改动程序，看测试能否发现", "change the program, and see whether tests notice"),
    "bundle": ("生成离线压缩包到dist/", "write the offline archive into dist/"),
    "web": (
        "生成供网页服务器用的网站和配置，在dist/web/",
        "write the site and the configuration of a web server into dist/web/",
    ),
    "pages": (
        "写出供其他生成器使用的网页文件，在dist/pages/",
        "write the pages for other site generators, into dist/pages/",
    ),
    "tour": ("拍摄README里的图片（docs/guide/tour/）", "take the pictures of the READMEs (docs/guide/tour/)"),
    "bench": ("测量速度和内存", "measure speed and memory"),
}


def parser() -> argparse.ArgumentParser:
    """Reads the command line; what is not said there, the environment may say."""
    summary = "\n".join(f"  {name:13} {zh} / {en}" for name, (zh, en) in TARGETS.items())
    found = argparse.ArgumentParser(
        usage="python scripts/run.py TARGET [OPTIONS]",
        description=summary,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("target", choices=TARGETS, metavar="TARGET")
    found.add_argument(
        "--course",
        default=os.environ.get("COURSE") or "content",
        help="课程文件夹 / the folder of the course (COURSE=…; content)",
    )
    found.add_argument(
        "--language",
        choices=languages(),
        help="用什么语言说明问题 / the language of messages (MESSAGES=…; that of the system)",
    )
    found.add_argument(
        "--site-url",
        default=os.environ.get("SITE_URL", ""),
        help="网站发布的地址 / the address at which the site is published (SITE_URL=…; that of course.yml)",
    )
    _add_serve(found.add_argument_group("serve"))
    _add_check(found.add_argument_group("check"))
    _add_test(found.add_argument_group("test"))
    mutants = found.add_argument_group("mutants")
    mutants.add_argument(
        "--only",
        metavar="PATTERN",
        default=os.environ.get("ONLY", ""),
        help="只做名称相符的改动，*7是十分之一 / only changes whose name fits; *7 is every tenth (ONLY=…)",
    )
    lint = found.add_argument_group("lint")
    lint.add_argument(
        "--required", action="store_true", help="没有Node即为错误 / without Node, end with an error"
    )
    return found


def _add_serve(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1", help="(HOST=…; 127.0.0.1)")
    group.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000", help="(PORT=…; 8000)")


def _add_check(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--out", type=Path, default=Path("build/data"), help="数据写到哪里 / where the data go (build/data)"
    )
    group.add_argument(
        "--fix",
        action="store_true",
        default=os.environ.get("FIX", "") not in ("", "0", "no"),
        help="改正从PDF复制来的字符，并列出改动 / mend characters copied from PDF files, and show it (FIX=1)",
    )
    group.add_argument(
        "--list-alignments",
        action="store_true",
        help="列出把握不大的句子对应 / list sentence pairs of low confidence",
    )
    group.add_argument(
        "--list-renderings",
        action="store_true",
        help="列出有几种译法的写法和次数 / list the forms that are rendered in several ways, with counts",
    )
    group.add_argument(
        "--list-readings",
        action="store_true",
        help="列出多音字在各处的读法 / list how characters of several sounds are read in their words",
    )
    group.add_argument(
        "--concordance",
        metavar="ENTRY",
        help="列出一个词条的全部出处 / list every passage of one entry",
    )
    group.add_argument(
        "--facts",
        metavar="DATE",
        help="列出某日期及以后的事实和来源 / list the facts of a date and later, with their sources (2024)",
    )


def _add_test(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--no-install",
        action="store_true",
        default=os.environ.get("INSTALL") == "no",
        help="不安装浏览器 / install no browser (INSTALL=no)",
    )
    group.add_argument(
        "--all",
        action="store_true",
        default=os.environ.get("ALL", "") not in ("", "0", "no"),
        help="每种语言、窗口和配色的全部组合 / every combination of language, window and scheme (ALL=1)",
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 65536:
        return int(text)
    told = f"“{text}”：请写0到65535之间的数，例如 8001 / “{text}”: a number from 0 to 65535, for example 8001"
    raise argparse.ArgumentTypeError(told)
