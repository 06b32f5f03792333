"""The encodings that are suggested for text that is not UTF-8."""

from pathlib import Path

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.datasets.encodings import likely_encodings

TEXTS = {
    "shift_jis": "配送は何日かかりますか{0},通常二日です{0}",
    "euc_jp": "返品はできますか{0},はい。三十日以内です{0}",
    "cp949": "배송은 며칠 걸리나요{0},보통 이틀입니다{0}",
    "gb18030": "请问我的订单什么时候到{0},您的订单明天就会到{0}",
    "big5": "請問我的訂單什麼時候會到{0},您的訂單明天會到{0}",
    "cp1250": "Kiedy przyjdzie moja paczka, żółta łódź{0},Jutro. Dziękujemy za cierpliwość{0}",
    "cp1251": "Когда придёт мой заказ{0},Ваш заказ придёт завтра{0}",
    "koi8_r": "Когда придёт мой заказ{0},Ваш заказ придёт завтра{0}",
    "cp1252": "Wann kommt meine Bestellung? Größe „L“{0},Déjà expédiée à 5 €{0}",
    "cp1254": "Siparişim ne zaman gelir, çok geç{0},Teşekkürler{0}",
}


def table(encoding: str, rows: int = 10) -> bytes:
    return "\n".join(TEXTS[encoding].format(each) for each in range(rows)).encode(encoding)


@pytest.mark.parametrize("rows", [1, 10])
@pytest.mark.parametrize("encoding", TEXTS)
def test_the_encoding_of_a_table_is_suggested(encoding: str, rows: int) -> None:
    assert likely_encodings(table(encoding, rows)) == (encoding,)


@pytest.mark.parametrize(("text", "encoding"), [("配送料,無料", "shift_jis"), ("반품", "cp949")])
def test_all_encodings_that_fit_a_short_text_are_named(text: str, encoding: str) -> None:
    found = likely_encodings(text.encode(encoding))
    assert encoding in found
    assert len(found) > 1


@pytest.mark.parametrize("command", ["tune create", "dataset convert", "dataset check"])
def test_commands_name_their_option(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    file = tmp_path / "k.csv"
    file.write_bytes(b"q,a\n" + table("cp949"))
    more = {
        "tune create": ("--base-model", "models/gemini-1.5-flash-001-tuning"),
        "dataset convert": ("-o", str(tmp_path / "k.jsonl")),
    }.get(command, ())
    assert run([*command.split(), str(file), *more]) == 2
    printed = capsys.readouterr().err
    assert "looks like cp949" in printed
    assert "--encoding cp949" in printed
    assert "encoding=" not in printed


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_a_wrong_encoding_is_named_with_the_likely_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    file = tmp_path / "k.csv"
    file.write_bytes("q,a\n구매,판매한 날 뷁\n".encode("cp949") + table("cp949") + b"\xff")
    arguments = ["dataset", "convert", str(file), "-o", str(tmp_path / "k.jsonl")]
    assert run([*arguments, "--encoding", encoding, "--columns", "q", "a"]) == 2
    assert f"not in {encoding}, the encoding that was passed" in capsys.readouterr().err
