"""A site goes on where its store went away and is back, as when PostgreSQL was restarted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from starlette.testclient import TestClient

from whence.case.copying import copy
from whence.case.database import Where
from whence.settings import Settings
from whence.web.app import create_app

ACTIVE = "SELECT pid FROM pg_stat_activity WHERE application_name = 'whence'"


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_every_page_is_there_after_all_connections_are_cut(
    postgres: str, place: Callable[[], Where], demo_case: Path
) -> None:
    where = place()
    copy(demo_case, where)
    engine = create_engine(postgres.replace("postgresql:", "postgresql+psycopg:", 1), isolation_level="AUTOCOMMIT")
    with engine.connect() as administrator:
        before = set(administrator.execute(text(ACTIVE)).scalars())
        with TestClient(create_app(Settings(case=where)), base_url="http://localhost") as site:
            event = next(iter(site.app.state.opened.view().events))  # type: ignore[attr-defined]
            paths = ("/", f"/events/{event}.json", "/find?q=ferry", "/judgements")
            first = [site.get(path).text for path in paths]
            for _ in range(2):
                cut = set(administrator.execute(text(ACTIVE)).scalars()) - before
                assert len(cut) == 2
                for pid in cut:
                    administrator.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
                answers = [site.get(path) for path in paths]
                assert [answer.status_code for answer in answers] == [200] * len(paths)
                assert [answer.text for answer in answers][1] == first[1]
    engine.dispose()
