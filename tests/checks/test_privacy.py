"""Personal data: what proves a number, what masks it, and that nothing shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_lint.checks.privacy import _luhn, _proved
from lawgov_lint.cli import main
from tests.checks.test_marks import LINTER, found

CITIZEN, MOBILE, CARD = "350102199003077513", "13812345678", "6228480402564890018"
RULES = ("personal-id", "phone-number", "bank-card", "named-person")


def masks(text: str) -> list[str | None]:
    return [d.masked for d in found(text, *RULES)]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"李某{CITIZEN}已登记。", "35*************513"),
        (f"手机{MOBILE}。", "138****5678"),
        ("手机138 1234 5678。", "138 **** 5678"),
        (f"李某{CARD}，补贴1200元。", "6228***********0018"),
        ("联系人：张某，电话：0571-88886666", "****-****6666"),
        ("社区矫正对象李建国表现良好。", "李**"),
        ("原告欧阳晓东撤诉。", "欧***"),
        ("受援人王芳。", "王*"),
    ],
)
def test_a_finding_shows_its_words_masked(text: str, masked: str) -> None:
    (only,) = found(text, *RULES)
    assert only.masked == masked
    assert only.span
    secret = only.span.of(text)
    assert len(secret) == len(masked)
    assert secret not in f"{only.message}{only.suggestion}"


def test_check_digits() -> None:
    assert [last for last in "0123456789X" if _proved(CITIZEN[:17] + last)] == ["3"]
    assert [last for last in "0123456789" if _luhn(CARD[:-1] + last)] == ["8"]
    assert not _luhn("0" * 16)


@pytest.mark.parametrize(
    "text",
    [
        f"编号A{CITIZEN}", f"{CITIZEN}0", f"9{CITIZEN}", CITIZEN[:-1] + "4", "35*************513", "990102199003077513",
        "350102199013077513", "91350102MA2XN8QK5T",
        "138****5678", "1381234567", "138123456789", "金额13812345678元",
        "账号13812345678",
        "12812345678", "13812345678.50", "v1.13812345678", f"流水号{CARD}", CARD[:-1] + "7",
        "4111111111111111", "6228***********0018", "2023年12月31日", "〔2023〕15912345678", "合同编号：18888888888",
    ],
)  # fmt: skip
def test_numbers_that_are_nobody_s(text: str) -> None:
    assert masks(f"见{text}。") == []


@pytest.mark.parametrize("label", ["联系人", "经办人", "填报人", "负责人"])
@pytest.mark.parametrize("number", ["12345", "12348", "12388", "110", "95598", "400-800-1234", "961234", "0571-12345"])
def test_hotlines_are_published_on_purpose(label: str, number: str) -> None:
    assert masks(f"{label}：张某，联系电话：{number}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "当事人李某", "当事人高度认可", "申请人方便快捷", "受援人满意", "申请人认为", "当事人同意", "申请人于某日提出",
        "被申请人市公安局", "申请人某公司", "原告李宁公司", "被告金山镇政府", "律师王秀兰", "县长李建国",
        "原告席、被告席",
        "当事人全部到场", "申请人徐州市民", "未成年人保护",
        "申请人代表陈述", "当事人何时", "当事人陈述、申辩", "受害人平安",
        "当事人张三、李四", "当事人王××", "当事人王先生", "申请人小李", "当事人任何一方", "第三人方面", "罪犯改造",
    ],
)  # fmt: skip
def test_words_behind_a_party_that_are_no_name(text: str) -> None:
    assert masks(f"{text}。") == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("申请人陈志强不服处罚决定", "陈**"), ("受援人：王秀兰，女", "王**"), ("被告人刘伟因盗窃罪", "刘*"),
        ("社区矫正对象（赵国庆）请假", "赵**"), ("信访人郑凤英反映的问题", "郑**"), ("死者吴德贵的家属", "吴**"),
        ("为服刑人员周建军落实帮扶措施", "周**"), ("当事人姓名：孙丽华", "孙**"), ("吸毒人员马小军。", "马**"),
    ],
)  # fmt: skip
def test_full_names_behind_a_party(text: str, masked: str) -> None:
    assert masks(text) == [masked]


@pytest.mark.parametrize("piece", [CITIZEN + "，", MOBILE + "，", CARD, "1", "1 ", "申请人李建", "联系人电话", "1234-"])
def test_hostile_numbers_are_read(piece: str) -> None:
    report = LINTER.lint_bytes(("法治政府。\n" + piece * 5_000).encode(), "报告.txt")
    assert (report.document is not None, report.crashes) == (True, ())


@pytest.mark.parametrize("style", ["terminal", "concise", "json"])
def test_no_output_shows_them(style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告.txt"
    text = f"李某{CITIZEN}，手机{MOBILE}，银行卡{CARD}，社区矫正对象李建国表现良好，整改到位。"
    path.write_text(text, encoding="utf-8")
    main(["--format", style, str(path)])
    shown = capsys.readouterr().out
    assert [rule for rule in RULES if rule in shown] == list(RULES)
    assert [secret for secret in (CITIZEN, MOBILE, CARD, "李建国") if secret in shown] == []
