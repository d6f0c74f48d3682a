"""Answers `main.py rank`: the candidates of a request, as JSON or in words."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from leads.evidence.likelihoods import likelihood_of
from leads.evidence.written import UnknownFieldError, UnreadableError
from leads.ranking.population import Population
from leads.ranking.rank import Item, Prior, Ranking, rank
from leads.services.candidates.extract_file import read_extract
from leads.services.candidates.request import Request, WrongRequestError, read_request

_DONE, _WRONG = 0, 2
#: Said on every screen and print of a probability.
NOTICE = "概率为办案参考，不作证据，不入卷。"


def run(args: argparse.Namespace) -> int:
    """Rank what the request asks for; exit status 2 where it cannot be read."""
    try:
        request = read_request(args.request)
    except OSError:
        _tell(f"无法读取 {args.request}。请核对文件名和位置。")
        return _WRONG
    except WrongRequestError as wrong:
        if not wrong.field:
            _tell(f"{args.request.name} 不是 UTF-8 编码的 JSON 对象。")
            return _WRONG
        where = f"{wrong.where}：" if wrong.where else ""
        what = "不认识的字段" if wrong.unknown else "缺少或者无法识别"
        _tell(f"{args.request.name}：{where}{what} {wrong.field}")
        return _WRONG
    try:
        population = read_extract(request.population)
    except UnreadableError as wrong:
        what = "不认识的列" if isinstance(wrong, UnknownFieldError) else "缺少列"
        _tell(f"{request.population.name}：{what} {wrong.field}")
        return _WRONG
    ranking = rank_request(request, population, args.top)
    said = [json.dumps(answer(ranking, population), ensure_ascii=False)]
    for line in said if args.json else _words(ranking, population):
        sys.stdout.write(f"{line}\n")
    return _DONE


def rank_request(request: Request, population: Population, top: int) -> Ranking:
    """Return the ranking a request asks for."""
    items = [
        Item(
            one.id,
            likelihood_of(one.content, population),
            request.reliability.of(one.grade),
            one.group,
            one.source,
        )
        for one in request.evidence
    ]
    prior = Prior(request.prior_none if len(population) else 1.0)
    return rank(items, len(population), prior, top=top, plates=population.plate)


def answer(ranking: Ranking, population: Population) -> dict[str, Any]:
    """Return a ranking as plain values."""
    return {
        "none": ranking.none,
        "population": ranking.population,
        "candidates": [
            {
                "rank": one.rank,
                "plate": population.plate_text(one.place),
                "probability": one.probability,
                "weights": dict(zip(ranking.items, one.weights, strict=True)),
            }
            for one in ranking.candidates
        ],
    }


def _words(ranking: Ranking, population: Population) -> Iterator[str]:
    yield f"登记车辆 {ranking.population} 辆。{NOTICE}"
    for one in ranking.candidates:
        weights = "  ".join(
            f"{name} {weight:+.2f}" for name, weight in zip(ranking.items, one.weights, strict=True)
        )
        plate = population.plate_text(one.place) or "（无号牌）"
        yield f"{one.rank:>4}  {plate}  {one.probability:7.2%}  {one.total:+.2f}  {weights}"
    yield f"      其余车辆  {ranking.rest:7.2%}"
    yield f"      以上皆非  {ranking.none:7.2%}"


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
