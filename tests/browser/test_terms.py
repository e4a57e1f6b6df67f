"""The tables of all terms in a browser: they are filtered and ordered, and their numbers lead to passages."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_the_table_of_all_terms_is_filtered_and_a_number_leads_to_its_passage(page: Page, base: str) -> None:
    page.goto(base + "en/where.html")
    rows = page.locator(".heat tbody tr[data-kind]:visible")
    sums = page.locator(".heat tfoot td")
    all_rows, all_sums = rows.count(), sums.all_text_contents()
    page.get_by_label("Kind").select_option("body/")
    page.get_by_label("Named at least").select_option("10")
    page.get_by_label("Sort").select_option("count")
    counts = rows.evaluate_all("rows => rows.map((row) => Number(row.dataset.count))")
    assert counts == sorted(counts, reverse=True)
    assert 1 < len(counts) < all_rows
    assert min(counts) >= 10
    expect(page.locator(".heat tbody:visible")).to_have_count(1)
    cells = rows.locator("td:last-child").all_text_contents()
    numbers = [[int(number) for number in cell.split("/")] for cell in cells if cell]
    wanted = [sum(number[0] for number in numbers), sum(number[-1] for number in numbers)]
    assert sums.last.text_content() == "/".join(map(str, dict.fromkeys(wanted)))
    page.reload()
    expect(rows).to_have_count(len(counts))
    page.get_by_label("Kind").select_option("")
    page.get_by_label("Named at least").select_option("1")
    expect(rows).to_have_count(all_rows)
    assert sums.all_text_contents() == all_sums
    unesco = page.locator(".heat tr", has=page.get_by_role("link", name="United Nations Educational"))
    unesco.locator("td a").first.click()
    expect(page).to_have_url(re.compile(r"bodies/unesco.html#at-agenda-2$"))
    expect(page.locator(":target mark").first).to_be_visible()


def test_renderings_are_filtered_and_a_count_leads_to_its_lines(page: Page, http_url: str) -> None:
    page.goto(http_url + "zh/renderings.html")
    rows = page.locator(".ways tbody tr:visible")
    page.get_by_role("combobox", name="译法").select_option("several")
    assert {int(text) for text in rows.locator("td:nth-child(2)").all_text_contents()} <= {2, 3, 4, 5}
    row = page.locator(".ways tr", has=page.get_by_role("link", name="多利益攸关方"))
    row.locator("a[href$='#render-zh-en-1']").click()
    expect(page.locator(":target")).to_contain_text("multi-stakeholder collaboration")
    page.locator(":target .place").first.click()
    expect(page.locator(":target mark").first).to_be_visible()
