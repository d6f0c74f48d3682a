"""Exhibits of a hit-and-run: most chains whole, one with a gap, one put right."""

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.services.demo.flights import VAN
from leads.services.demo import pictures
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import KEEPER, LABORATORY, LEAD, STORE, Telling


def tell(stage: LeadStage) -> None:
    """Enter the exhibits of the hit-and-run of the lead officer, and print the first sheet."""
    told = _Told(stage, stage.case_at(LEAD, VAN.place))
    told.paint()
    told.sticker()
    told.lamp()
    told.recording()


class _Told(Telling):
    """The exhibits of one case, told by the hours after the accident."""

    def paint(self) -> None:
        """Flecks of paint: found, stored, examined, sealed anew; the sheet goes with them."""
        made = self.found(
            1.2,
            ExhibitKind.PAINT,
            "蓝色漆片 3 片",
            f"{self.place}东侧路面",
            "A1",
            quantity="3 片",
            features="三层：蓝色面漆、灰色中涂、电泳底漆；最大一片 4 mm",
            packing="纸袋",
            seal="A-20711",
            witness="赵立言",
        )
        self.photo(made, "全貌，附比例尺", pictures.flecks((38, 72, 132), 3, 7))
        self.photo(made, "背面", pictures.flecks((150, 148, 142), 3, 8))
        self.stored(made, 3, f"{self.place}东侧路面")
        self.step(
            made,
            26,
            CustodyAct.SENT,
            STORE,
            "两名民警专车送达",
            LABORATORY,
            "鉴定人 罗以宁",
            until=28.5,
            number="委托书 0917 号",
        )
        self.stage.on()
        self.exhibits.print_sheet(made, LABORATORY, self.stage.sheet)
        self.step(
            made,
            74,
            CustodyAct.BACK,
            LABORATORY,
            "两名民警专车取回",
            STORE,
            KEEPER,
            opened_by="鉴定人 罗以宁",
            seal_found="A-20711",
            seal_after="J-0388",
            number="检材返还单 0388",
        )

    def sticker(self) -> None:
        """A worn scrap: taken from the car of an officer, where nobody had put it on record."""
        made = self.found(
            15,
            ExhibitKind.STICKER,
            "保险标志残片",
            f"{self.place}北侧排水沟",
            "B2",
            features="纸质，水浸；可辨“华澄”、尾号 4417 中三位",
            packing="密封袋",
            seal="A-20712",
            place="大队痕检室",
        )
        self.photo(
            made, "正面，可辨字迹", pictures.scrap(("HUACHENG", "2?-0?417"), (214, 205, 160), 3)
        )
        self.stored(made, 40, "接处警一组值班室")

    def lamp(self) -> None:
        """A fragment: stored in the wrong drawer on paper, put right by a new entry."""
        made = self.found(
            1.4,
            ExhibitKind.FRAGMENT,
            "前雾灯罩碎片",
            f"{self.place}中心护栏下",
            "A1",
            features="透明聚碳酸酯，背面件号 81-4420",
            packing="纸盒",
            seal="A-20713",
        )
        self.photo(made, "件号一侧", pictures.scrap(("81-4420",), (205, 212, 216), 11))
        wrong = self.stored(made, 3, f"{self.place}中心护栏下", place="物证室 3 号柜")
        self.stage.on()
        self.exhibits.correct(
            wrong,
            self.step_entry(
                3,
                CustodyAct.STORED,
                f"{self.place}中心护栏下",
                "纸盒，随车携带",
                STORE,
                KEEPER,
            ),
            "柜号登记错误，经核对实物",
        )

    def recording(self) -> None:
        """A recording on its carrier, which nobody has graded yet."""
        made = self.found(
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
