"""Who is told of a case that is not ours: the centre, the caller, the unit, the superior."""

from datetime import datetime

from cases.records.cases import CaseState
from cases.records.ids import CaseId, NeighbourId
from cases.records.transfers import CentreTold, Ground, Step, TransferState
from cases.refusals import Reason, Refusal
from cases.services.neighbours import neighbour_of
from cases.services.transfers.rows import AtTransfers, steps_of, take_back
from cases.store.rows.cases import CaseRow


class Telling(AtTransfers):
    """Telling, asking and choosing, before the case goes."""

    def tell_centre(self, case_id: CaseId, told: CentreTold) -> None:
        """Record that the command centre was told, and what it said to a first action."""
        if not told.who.strip():
            raise Refusal(Reason.FIELD_MISSING, field="who")
        with self.desk.act("transfer.tell_centre", case_id, agreed=told.agreed) as deed:
            row = self._going(deed, case_id)
            self._step(
                deed,
                row,
                Step.CENTRE_TOLD,
                told.at,
                who=told.who,
                phone=told.phone,
                words=told.words,
                agreed=told.agreed,
            )

    def act_first(self, case_id: CaseId, at: datetime, words: str) -> None:
        """Record an urgent first action in another unit's area.

        Law: 行政程序 art. 62; it comes after the centre's consent, never before.

        Raises:
            Refusal: the centre's consent is not on record, or is later than the action.
        """
        if not words.strip():
            raise Refusal(Reason.FIELD_MISSING, field="words")
        with self.desk.act("transfer.act_first", case_id, words=words.strip()) as deed:
            row = self._going(deed, case_id)
            agreed = [
                step
                for step in steps_of(deed.session, row.id, Step.CENTRE_TOLD)
                if step.agreed and step.at <= at
            ]
            if not agreed:
                raise Refusal(Reason.CENTRE_CONSENT_MISSING, article="admin.62")
            self._step(deed, row, Step.ACTED_FIRST, at, words=words)

    def tell_caller(self, case_id: CaseId, at: datetime, words: str, *, who: str = "") -> None:
        """Record what the caller was told, or why he could not be reached."""
        if not words.strip():
            raise Refusal(Reason.FIELD_MISSING, field="words")
        with self.desk.act("transfer.tell_caller", case_id, words=words.strip()) as deed:
            row = self._going(deed, case_id)
            self._step(deed, row, Step.CALLER_TOLD, at, who=who, words=words)

    def choose_unit(self, case_id: CaseId, unit_id: NeighbourId, reason: str = "") -> None:
        """Choose the competent unit from the table of neighbours."""
        with self.desk.act("transfer.choose_unit", case_id, reason=reason.strip()) as deed:
            row = self._going(deed, case_id)
            unit = neighbour_of(deed.session, unit_id)
            if unit is None:
                raise Refusal(Reason.UNIT_NOT_CHOSEN, article="146.41", field="unit_id")
            deed.note(old=row.unit, new=unit.name)
            row.unit_id, row.unit = unit_id, unit.name
            row.unit_phone, row.unit_address = unit.entry.phone, unit.entry.address
            self._step(deed, row, Step.UNIT_CHOSEN, self.desk.now(), who=unit.name, words=reason)

    def tell_unit(self, case_id: CaseId, at: datetime, who: str, words: str = "") -> None:
        """Record that the competent unit was told beforehand, and who there took it."""
        if not who.strip():
            raise Refusal(Reason.FIELD_MISSING, field="who")
        with self.desk.act("transfer.tell_unit", case_id, who=who.strip()) as deed:
            row = self._going(deed, case_id)
            if not row.unit:
                raise Refusal(Reason.UNIT_NOT_CHOSEN, article="146.41")
            self._step(deed, row, Step.UNIT_TOLD, at, who=who, words=words)

    def dispute(self, case_id: CaseId, at: datetime, superior: str, words: str) -> None:
        """Put a dispute before the common superior; the case is handled here meanwhile.

        Law: Order 146 art. 10 ¶2; 行政程序 art. 15.
        """
        for name, text in (("superior", superior), ("words", words)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        with self.desk.act("transfer.dispute", case_id, superior=superior.strip()) as deed:
            row = self._going(deed, case_id)
            row.state = TransferState.DISPUTED.value
            self._step(deed, row, Step.DISPUTED, at, who=superior, words=words)

    def designate(
        self,
        case_id: CaseId,
        at: datetime,
        superior: str,
        number: str,
        unit_id: NeighbourId | None,
    ) -> None:
        """Record whom the superior designated; no unit: the case stays here.

        Law: Order 146 arts 10, 11.
        """
        for name, text in (("superior", superior), ("number", number)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        with self.desk.act("transfer.designate", case_id, number=number.strip()) as deed:
            row = self._going(deed, case_id)
            unit = neighbour_of(deed.session, unit_id)
            self._step(deed, row, Step.DESIGNATED, at, who=superior, words=number)
            if unit is None:
                row.state, row.ended_at = TransferState.KEPT.value, self.desk.now()
                take_back(deed, self.desk, case_id, f"{superior}指定由本单位管辖（{number}）")
                return
            row.state, row.ground = TransferState.FOUND.value, Ground.DESIGNATED.value
            row.unit_id, row.unit = unit.id, unit.name
            row.unit_phone, row.unit_address = unit.entry.phone, unit.entry.address

    def keep(self, case_id: CaseId, reason: str) -> None:
        """Record that the case is ours after all."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("transfer.keep", case_id, reason=reason.strip()) as deed:
            row = self._going(deed, case_id)
            row.state, row.ended_at = TransferState.KEPT.value, self.desk.now()
            self._step(deed, row, Step.KEPT, self.desk.now(), words=reason)
            take_back(deed, self.desk, case_id, reason)

    def conclude_told(self, case_id: CaseId) -> None:
        """End a matter that is none of the police: its caller was told where to go.

        Law: 行政程序 art. 61 ¶1(3).

        Raises:
            Refusal: it is a matter of the police, or the caller has not been told.
        """
        with self.desk.act("transfer.conclude_told", case_id) as deed:
            row = self._going(deed, case_id)
            if row.ground != Ground.NOT_POLICE:
                raise Refusal(Reason.TRANSFER_STATE, article="admin.61", state=row.state)
            if not steps_of(deed.session, row.id, Step.CALLER_TOLD):
                raise Refusal(Reason.FIELD_MISSING, article="admin.61", field="caller_told_at")
            row.state, row.ended_at = TransferState.TOLD.value, self.desk.now()
            case = deed.session.get_one(CaseRow, case_id)
            case.state = CaseState.TRANSFERRED.value
