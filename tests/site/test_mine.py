"""«Что поручено нам»: the choice, its address, the calendar; and filters of an organization's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site.reader import visiting

SCHOOL = "Примерская школа № 1"
REGION = "region=primerskaya-oblast"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    with visiting(browser, accept_downloads=True) as (page, complaints):
        page.clock.set_fixed_time("2023-11-14T12:00:00")
        yield page
        assert complaints == []


def status(page: Page) -> str:
    said = page.locator("[data-status]")
    expect(said).not_to_have_text("Загружаем…")
    expect(said).not_to_be_empty()
    return said.inner_text().replace("\u00a0", " ")


def test_choosing_step_by_step_and_coming_back(reader: Page, primersk_server: str) -> None:
    reader.goto(f"{primersk_server}my/")
    assert status(reader) == "Выберите организацию, группу или вид организации."
    reader.get_by_label("Муниципалитет").select_option("Управление образования города Примерска")
    reader.get_by_label("Вид организации").select_option("школа")
    expect(reader.locator("[data-title]")).to_have_text("школа, Управление образования города Примерска")
    assert status(reader).startswith("3 поручения: через группы 3. Показано то, что поручено всем таким")
    options = reader.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert options == [SCHOOL, "Примерская школа № 2"]

    reader.get_by_label("Организация или группа").fill("школа № 1")
    reader.keyboard.press("Tab")
    expect(reader.locator("[data-title]")).to_have_text(SCHOOL)
    assert status(reader) == "4 поручения: по имени 1, через группы 3."
    assert parse_qs(urlsplit(reader.url).query)["org"] == ["primersk-school-1"]
    shown = reader.locator("[data-tables]").inner_text().replace("\u00a0", " ")
    for words in (
        "Срок впереди",
        "открыть класс ШКД",
        "по имени",
        "через группу: Общеобразовательные организации",
    ):
        assert words in shown

    again = reader.context.new_page()
    again.clock.set_fixed_time("2023-11-14T12:00:00")
    again.goto(reader.url)
    expect(again.locator("[data-title]")).to_have_text(SCHOOL)
    reader.go_back()
    expect(reader.locator("[data-title]")).to_have_text("школа, Управление образования города Примерска")


def test_days_pass_here_too(reader: Page, primersk_server: str) -> None:
    reader.clock.set_fixed_time("2033-01-01T12:00:00")
    reader.goto(f"{primersk_server}my/?{REGION}&org=primersk-school-1")
    expect(reader.locator("[data-tables] h3").first).to_contain_text("Срок прошёл")
    expect(reader.locator("[data-tables] .g-chip--late").first).to_contain_text("прошло")


def test_the_calendar_is_one_that_others_read(reader: Page, primersk_server: str, tmp_path: Path) -> None:
    reader.goto(f"{primersk_server}my/?{REGION}&org=primersk-institute")
    status(reader)
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Скачать календарь сроков").click()
    path = tmp_path / "sroki.ics"
    download.value.save_as(path)
    data = path.read_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    by_day = {event.decoded("dtstart").isoformat(): event for event in events}
    event = by_day["2023-12-20"]
    assert str(event["summary"]).startswith("ГАУ ДПО ПО «Институт повышения квалификации» разработать")
    assert str(event["url"]) == f"{primersk_server}protocols/primersk-council/2023-03-16-2/2.1/"
    assert event.decoded("dtend").isoformat() == "2023-12-21"


@pytest.mark.parametrize(
    ("query", "said"),
    (
        (f"{REGION}&org=primersk-collegium", "Поручений этой организации в опубликованных протоколах нет."),
        (
            f"{REGION}&kind=kindergarten",
            "Общих поручений через группы у таких организаций нет. Выберите организацию.",
        ),
        (f"{REGION}&org=nobody", "Выберите организацию, группу или вид организации."),
        ("region=nowhere", "Выберите организацию, группу или вид организации."),
        (f"{REGION}&kind=<script>", "Выберите организацию, группу или вид организации."),
    ),
)
def test_a_choice_that_gives_nothing_says_so(
    reader: Page, primersk_server: str, query: str, said: str
) -> None:
    reader.goto(f"{primersk_server}my/?{query}")
    assert status(reader) == said


def test_a_name_that_is_not_there(reader: Page, primersk_server: str) -> None:
    reader.goto(f"{primersk_server}my/?{REGION}")
    reader.get_by_label("Организация или группа").fill("Школа марсиан")
    reader.keyboard.press("Enter")
    expect(reader.locator("[data-status]")).to_have_text(
        "Организации «Школа марсиан» здесь нет. Выберите её из списка."
    )


def test_a_file_that_does_not_load_is_told(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, _):
        page.route("**/my/of-*", lambda route: route.abort())
        page.goto(f"{primersk_server}my/?{REGION}&org=primersk-centre")
        expect(page.locator("[data-status]")).to_contain_text("Поручения не загрузились")


@pytest.mark.parametrize("width", (1280, 320))
def test_it_is_for_everyone(browser: Browser, primersk_server: str, width: int) -> None:
    with visiting(browser, viewport={"width": width, "height": 800}) as (page, complaints):
        page.goto(f"{primersk_server}my/?{REGION}&org=primersk-centre")
        expect(page.locator("[data-tables] table").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []
        assert complaints == []


def test_without_javascript_it_leads_to_static_pages(browser: Browser, primersk_server: str) -> None:
    with visiting(browser, java_script_enabled=False) as (page, _):
        page.goto(f"{primersk_server}my/")
        expect(page.locator("form[data-form]")).to_be_hidden()
        page.locator("noscript a, .g-empty a").first.click()
        page.locator("main a", has_text="Общеобразовательные организации").click()
        expect(page.locator("main h1")).to_have_text("Общеобразовательные организации Примерской области")


@pytest.mark.parametrize(
    ("address", "value"),
    (
        ("organizations/yar-iro/", "2022"),
        ("deadlines/", "Центр оценки и контроля качества образования"),
        ("topics/teachers/", "2023"),
    ),
)
def test_rows_of_a_list_can_be_sifted(browser: Browser, server: str, address: str, value: str) -> None:
    with visiting(browser, viewport={"width": 1280, "height": 800}) as (page, complaints):
        page.goto(server + address)
        form = page.get_by_role("form", name="Отбор поручений на этой странице")
        rows = page.locator("[data-filters] tbody > tr")
        everything = [row.is_visible() for row in rows.all()]
        box = form.get_by_role("checkbox", name=value)
        promised = int(box.locator("xpath=..").inner_text().split()[-1])
        expect(box).to_have_accessible_name(f"{value}, {promised}")
        box.check()
        expect(page.locator(".g-sift__status")).to_have_text(
            f"Показано {promised} из {rows.count()} на этой странице."
        )
        assert len([row for row in rows.all() if row.is_visible()]) == promised
        box.uncheck()
        assert [row.is_visible() for row in rows.all()] == everything
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []
        assert complaints == []
