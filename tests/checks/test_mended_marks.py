"""All safe fixes of marks together: rounds come to an end, and what is no mark stays."""

from __future__ import annotations

from lawgov_lint.diagnostics import apply_edits
from lawgov_lint.fixes import chosen_fixes
from lawgov_lint.mending import MOST_ROUNDS
from tests.checks.test_marks import LINTER

MESSY = """青屿县司法局2023年度法治政府建设情况报告
2023年,县司法局召开会议12次(含现场会3次),,上午9:30至14:47开展培训,发放资料1,234份,满意率98.5%.
(一)完善制度。出台《文件管理办法(试行)》(青政发〔2023〕5号);公布目录(见https://a.example/a,b?c=1:2)。
(二)规范执法。引用ISO 37301:2021标准(WJP, 2021),运行GPS(全球定位系统)设备36台;;
落实"谁执法谁普法"责任,办好品牌--"码头夜话",会同住建、交通、等部门检查...提高广 大干部能力 ,通报２０２３件。
配比3:7,时长1:05:30,版本V2.1,电话(0571)88886666。A类企业:12家,提高法\u200b治水平。。
"""
MENDED = """青屿县司法局2023年度法治政府建设情况报告
2023年，县司法局召开会议12次（含现场会3次），上午9:30至14:47开展培训，发放资料1,234份，满意率98.5%.
（一）完善制度。出台《文件管理办法（试行）》（青政发〔2023〕5号）；公布目录（见https://a.example/a,b?c=1:2）。
（二）规范执法。引用ISO 37301:2021标准(WJP, 2021)，运行GPS（全球定位系统）设备36台；
落实“谁执法谁普法”责任，办好品牌——“码头夜话”，会同住建、交通等部门检查……提高广大干部能力，通报2023件。
配比3:7，时长1:05:30，版本V2.1，电话(0571)88886666。A类企业：12家，提高法治水平。
"""
FAMILIES = ("punctuation",)


def test_rounds_of_fixes_come_to_an_end_and_leave_the_rest_alone() -> None:
    text = MESSY
    for _ in range(MOST_ROUNDS):
        report = LINTER.lint_bytes(text.encode(), "报告.txt")
        chosen = chosen_fixes([d for d in report.diagnostics if d.family in FAMILIES], unsafe=False)
        if not chosen:
            break
        text = apply_edits(text, [edit for each in chosen if each.fix for edit in each.fix.edits])
    assert text == MENDED
