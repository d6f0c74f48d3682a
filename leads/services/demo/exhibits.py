"""Exhibits of a hit-and-run: most chains whole, one with a gap; a key whose traces were taken."""

from datetime import datetime, timedelta
from typing import Any

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.exhibits.records import ExhibitEntry, ExhibitId, StepEntry, StepId
from leads.services.demo import pictures
from leads.services.demo.stage import LeadStage
from leads.services.exhibits import ExhibitService

_LEAD, _SECOND, _KEEPER = "王砚秋", "冯立成", "物证管理员 沈默"
_STORE, _LABORATORY = "物证室 2 号柜", "支队物证鉴定室"


def tell(stage: LeadStage) -> None:
    """Enter the exhibits of the hit-and-run of the lead officer, and print the first sheet."""
    case = stage.hit_and_runs(_LEAD)[0]
    told = _Told(stage, stage.desks[_LEAD], case.case_id, case.place)
    told.paint()
    told.sticker()
    told.lamp()
    told.recording()
    told.keys()


class _Told:
    """The exhibits of one case, told by the hours after the accident."""

    def __init__(self, stage: LeadStage, desk: Desk, case_id: CaseId, place: str) -> None:
        self._stage, self._case = stage, case_id
        self._service = ExhibitService(desk)
        self._place = place
        began = desk.cases.open_file(case_id).occurred_at
        assert began is not None
        self._began = began

    def paint(self) -> None:
        """Flecks of paint: found, stored, examined, sealed anew; the sheet goes with them."""
        made = self._found(
            1.2,
            ExhibitKind.PAINT,
            "蓝色漆片 3 片",
            f"{self._place}东侧路面",
            "A1",
            quantity="3 片",
            features="三层：蓝色面漆、灰色中涂、电泳底漆；最大一片 4 mm",
            packing="纸袋",
            seal="A-20711",
            witness="赵立言",
        )
        self._photo(made, "全貌，附比例尺", pictures.flecks((38, 72, 132), 3, 7))
        self._photo(made, "背面", pictures.flecks((150, 148, 142), 3, 8))
        self._stored(made, 3, f"{self._place}东侧路面")
        self._step(
            made,
            26,
            CustodyAct.SENT,
            _STORE,
            "两名民警专车送达",
            _LABORATORY,
            "鉴定人 罗以宁",
            until=28.5,
            number="委托书 0917 号",
        )
        self._stage.on()
        self._service.print_sheet(made, _LABORATORY, self._stage.sheet)
        self._step(
            made,
            74,
            CustodyAct.BACK,
            _LABORATORY,
            "两名民警专车取回",
            _STORE,
            _KEEPER,
            opened_by="鉴定人 罗以宁",
            seal_found="A-20711",
            seal_after="J-0388",
            number="检材返还单 0388",
        )

    def sticker(self) -> None:
        """A worn scrap: taken from the car of an officer, where nobody had put it on record."""
        made = self._found(
            15,
            ExhibitKind.STICKER,
            "保险标志残片",
            f"{self._place}北侧排水沟",
            "B2",
            features="纸质，水浸；可辨“华澄”、尾号 4417 中三位",
            packing="密封袋",
            seal="A-20712",
            place="大队痕检室",
        )
        self._photo(
            made, "正面，可辨字迹", pictures.scrap(("HUACHENG", "2?-0?417"), (214, 205, 160), 3)
        )
        self._stored(made, 40, "接处警一组值班室")

    def lamp(self) -> None:
        """A fragment: stored in the wrong drawer on paper, put right by a new entry."""
        made = self._found(
            1.4,
            ExhibitKind.FRAGMENT,
            "前雾灯罩碎片",
            f"{self._place}中心护栏下",
            "A1",
            features="透明聚碳酸酯，背面件号 81-4420",
            packing="纸盒",
            seal="A-20713",
        )
        self._photo(made, "件号一侧", pictures.scrap(("81-4420",), (205, 212, 216), 11))
        wrong = self._stored(made, 3, f"{self._place}中心护栏下", place="物证室 3 号柜")
        self._stage.on()
        self._service.correct(
            wrong,
            self._entry(
                3,
                CustodyAct.STORED,
                f"{self._place}中心护栏下",
                "纸盒，随车携带",
                _STORE,
                _KEEPER,
            ),
            "柜号登记错误，经核对实物",
        )

    def recording(self) -> None:
        """A recording on its carrier, which nobody has graded yet."""
        made = self._found(
            30,
            ExhibitKind.RECORDING,
            "举报来电录音光盘",
            "大队指挥室录音系统",
            "",
            quantity="1 张",
            features="刻录光盘，时长 2 分 14 秒",
            packing="光盘盒",
            place="物证室 1 号柜",
        )
        assert made

    def keys(self) -> None:
        """A bunch of keys: its traces are taken before anything else is done with it."""
        made = self._found(
            1.6,
            ExhibitKind.KEY,
            "钥匙一串（5 把）",
            f"{self._place}西侧绿化带",
            "A2",
            quantity="1 串",
            features="门锁钥匙 4 把，电动车钥匙 1 把，红色塑料牌",
            packing="物证袋",
            seal="A-20714",
        )
        self._photo(made, "整串", pictures.bunch(5, 5))
        self._stored(made, 3, f"{self._place}西侧绿化带")
        self._step(
            made,
            22,
            CustodyAct.TRACES,
            "",
            "",
            "",
            "",
            person="痕检员 罗以宁",
            opened_by="痕检员 罗以宁",
            seal_found="A-20714",
            seal_after="J-0391",
            words="提取指纹 2 枚、纤维 1 份",
        )

    def _at(self, hours: float) -> datetime:
        return self._began + timedelta(hours=hours)

    def _found(
        self, hours: float, kind: ExhibitKind, name: str, where: str, grade: str, **more: str
    ) -> ExhibitId:
        self._stage.on()
        return self._service.add(
            self._case,
            ExhibitEntry(
                kind=kind,
                name=name,
                found_at=self._at(hours),
                found_where=where,
                found_by=_LEAD,
                grade=grade_of(grade) if grade else None,
                **more,
            ),
        )

    def _stored(self, made: ExhibitId, hours: float, origin: str, *, place: str = _STORE) -> StepId:
        return self._step(made, hours, CustodyAct.STORED, origin, "密封后随车携带", place, _KEEPER)

    def _step(
        self,
        made: ExhibitId,
        hours: float,
        act: CustodyAct,
        origin: str,
        manner: str,
        place: str,
        holder: str,
        **more: Any,
    ) -> StepId:
        self._stage.on()
        return self._service.record(
            made, self._entry(hours, act, origin, manner, place, holder, **more)
        )

    def _entry(
        self,
        hours: float,
        act: CustodyAct,
        origin: str,
        manner: str,
        place: str,
        holder: str,
        *,
        until: float | None = None,
        person: str = f"{_LEAD}、{_SECOND}",
        **more: Any,
    ) -> StepEntry:
        return StepEntry(
            act=act,
            at=self._at(hours),
            until=self._at(until) if until is not None else None,
            person=person,
            from_place=origin,
            manner=manner,
            place=place,
            holder=holder,
            **more,
        )

    def _photo(self, made: ExhibitId, caption: str, content: bytes) -> None:
        self._stage.on()
        self._service.add_photo(made, f"{caption[:2]}.jpg", content, f"{caption}（示意图）")
