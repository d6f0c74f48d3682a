"""The kinds of facts that start, stop or move clocks."""

from enum import StrEnum


class FactKind(StrEnum):
    """What happened; each kind says whether it names a party (P), a mediation (M), an item (I).

    Articles are those of the Road Traffic Accident Handling Procedure (Order 146).
    """

    # accident and scene
    ACCIDENT_HAPPENED = "accident_happened"
    REPORT_RECEIVED = "report_received"
    #: 现场调查之日: starts art. 62.
    SCENE_INVESTIGATED = "scene_investigated"
    #: 现场调查结束之日: starts art. 49.
    SCENE_FINISHED = "scene_finished"
    #: P: the deceased.
    DEATH = "death"

    # acceptance and jurisdiction
    #: The registration form is made (受案登记表, art. 16); opening the case is that.
    REGISTERED = "registered"
    #: Officers left for the scene (art. 17).
    OFFICERS_SENT = "officers_sent"
    #: Reported only after the scene was gone (art. 18).
    REPORTED_AFTER_SCENE = "reported_after_scene"
    #: The case is accepted (art. 18).
    ACCEPTANCE_DECIDED = "acceptance_decided"
    #: Refused in writing with reasons (art. 18); the head has approved it.
    ACCEPTANCE_REFUSED = "acceptance_refused"
    #: Taken over from another unit: periods count from here (art. 11 ¶2).
    CASE_RECEIVED = "case_received"
    #: Found not to be this unit's case (art. 41).
    NOT_OURS_FOUND = "not_ours_found"
    TRANSFERRED = "transferred"
    PARTIES_TOLD_OF_TRANSFER = "parties_told_of_transfer"
    #: Signs of a crime of this unit's own competence (art. 41 ¶2).
    CRIME_SUSPECTED = "crime_suspected"
    CRIME_FILED = "crime_filed"
    #: I: another offence, which goes to whoever is competent while the accident is handled on.
    OTHER_OFFENCE_FOUND = "other_offence_found"
    OTHER_OFFENCE_REFERRED = "other_offence_referred"
    #: A crime that another authority has to pursue.
    CRIME_NOT_OURS_FOUND = "crime_not_ours_found"
    #: A criminal case was transferred.
    CRIME_TRANSFERRED = "crime_transferred"
    CRIME_TRANSFER_NOTIFIED = "crime_transfer_notified"
    #: I: a suspected crime referred here by an administrative organ.
    REFERRAL_RECEIVED = "referral_received"
    REFERRAL_DECIDED = "referral_decided"
    #: A matter for the armed forces (arts 12, 44).
    MILITARY_MATTER = "military_matter"
    MILITARY_TOLD = "military_told"
    #: P: a decision on the licence of a tractor driver (art. 12 ¶2).
    TRACTOR_DECIDED = "tractor_decided"
    FARM_OFFICE_TOLD = "farm_office_told"
    #: P: a matter of a foreigner that goes to the foreign office (arts 97 to 102).
    FOREIGN_MATTER = "foreign_matter"
    FOREIGN_OFFICE_TOLD = "foreign_office_told"

    # money for rescue and burial (art. 42), each P
    RESCUE_COST_NEEDED = "rescue_cost_needed"
    INSURER_NOTIFIED = "insurer_notified"
    FUND_ADVANCE_NEEDED = "fund_advance_needed"
    FUND_NOTIFIED = "fund_notified"
    FUND_ANSWERED = "fund_answered"
    FUNERAL_ADVANCE_NEEDED = "funeral_advance_needed"
    RELATIVES_TOLD_OF_FUND = "relatives_told_of_fund"
    FUND_PAID = "fund_paid"
    #: The fund was told about the driver of a solved hit-and-run (art. 48).
    FUND_TOLD_OF_DRIVER = "fund_told_of_driver"

    # appraisal (检验、鉴定); I tells several appraisals of one case apart
    APPRAISAL_COMMISSIONED = "appraisal_commissioned"
    APPRAISAL_RECEIVED = "appraisal_received"
    #: P I: copy served on a party (art. 55).
    APPRAISAL_SERVED = "appraisal_served"
    #: P I: written request for a new appraisal (art. 56).
    REAPPRAISAL_REQUESTED = "reappraisal_requested"
    #: I: approved, a new appraisal is commissioned.
    REAPPRAISAL_APPROVED = "reappraisal_approved"
    #: P I: refused; the day of the written notice to the applicant.
    REAPPRAISAL_REFUSED = "reappraisal_refused"
    #: I: the new report has been issued.
    REAPPRAISAL_RECEIVED = "reappraisal_received"
    #: I: 确定之日 fixed by the officer with a reason, where the text leaves a gap.
    APPRAISAL_SETTLED = "appraisal_settled"
    #: A vehicle was seized as evidence (art. 39).
    VEHICLE_SEIZED = "vehicle_seized"
    #: The parties were told to collect the seized vehicle (art. 58).
    VEHICLE_RELEASE_NOTIFIED = "vehicle_release_notified"

    #: I: completion later than thirty days approved from above (art. 51); `until` is the day.
    APPRAISAL_EXTENDED = "appraisal_extended"
    #: I: one of the seven defects of art. 55.
    APPRAISAL_DEFECT_FOUND = "appraisal_defect_found"
    APPRAISAL_RECOMMISSIONED = "appraisal_recommissioned"
    #: P I: refusal decided; the written notice to the applicant is REAPPRAISAL_REFUSED.
    REAPPRAISAL_REFUSAL_DECIDED = "reappraisal_refusal_decided"
    #: P I each
    BLOOD_DRAWN = "blood_drawn"
    BLOOD_SENT = "blood_sent"
    BLOOD_RESULT_RECEIVED = "blood_result_received"
    BLOOD_RESULT_TOLD = "blood_result_told"
    BLOOD_OBJECTED = "blood_objected"

    # things held; each I
    #: A compulsory measure on the spot, approved afterwards.
    ON_SITE_MEASURE = "on_site_measure"
    SEIZURE_APPROVED = "seizure_approved"
    SEIZURE_REFUSED = "seizure_refused"
    MEASURE_LIFTED = "measure_lifted"
    ITEM_SEIZED = "item_seized"
    #: Evidence registered where it is (先行登记保存): seven days to decide what becomes of it.
    EVIDENCE_REGISTERED = "evidence_registered"
    #: What becomes of it was decided.
    EVIDENCE_DECIDED = "evidence_decided"
    #: `until` is the last day approved.
    SEIZURE_EXTENDED = "seizure_extended"
    ITEM_RETURNED = "item_returned"
    VEHICLE_COLLECTED = "vehicle_collected"
    VEHICLE_ANNOUNCED = "vehicle_announced"
    VEHICLE_DISPOSED = "vehicle_disposed"

    # hit-and-run
    VEHICLE_FOUND = "vehicle_found"
    DRIVER_FOUND = "driver_found"
    #: He came of his own accord: wherever the law asks that the driver was found, so he was.
    DRIVER_SURRENDERED = "driver_surrendered"
    #: The plan for a pursuit was started (art. 43).
    PLAN_STARTED = "plan_started"
    #: I each
    ASSISTANCE_ISSUED = "assistance_issued"
    ASSISTANCE_WITHDRAWN = "assistance_withdrawn"
    WATCH_SET = "watch_set"
    WATCH_LIFTED = "watch_lifted"
    #: I: a notice of assistance of another unit came in, and was acted on (art. 45).
    ASSISTANCE_RECEIVED = "assistance_received"
    ASSISTANCE_ACTED = "assistance_acted"
    #: I: another unit holds the vehicle or the suspect for us; officers fetched them.
    HELD_ELSEWHERE = "held_elsewhere"
    FETCHED = "fetched"
    #: P I: victim or family asked how the pursuit stands, and were told (art. 47).
    FAMILY_ASKED = "family_asked"
    FAMILY_TOLD = "family_told"
    #: I: a driver fled an ordinary stop; not a hit-and-run.
    FLIGHT_RECORDED = "flight_recorded"
    FLIGHT_HANDED_OVER = "flight_handed_over"
    #: I: a lead was rewarded (art. 107); who gave it is kept apart and never named here.
    REWARD_GRANTED = "reward_granted"
    #: P: written request of a victim for a determination (art. 66).
    VICTIM_REQUEST = "victim_request"
    #: P: the determination on that request.
    VICTIM_DETERMINATION_MADE = "victim_determination_made"

    # determination (认定), a certificate (证明) counts as one
    #: All parties asked in writing for quick handling (art. 69); the day of the request.
    QUICK_REQUEST = "quick_request"
    QUICK_APPROVED = "quick_approved"
    #: Approved from above (art. 68); `until` is the last day when less than the maximum.
    SUSPENSION_APPROVED = "suspension_approved"
    SUSPENSION_CAUSE_GONE = "suspension_cause_gone"
    DETERMINATION_MADE = "determination_made"
    #: P
    DETERMINATION_SERVED = "determination_served"

    #: P: told in writing of the suspension.
    SUSPENSION_NOTICE_SERVED = "suspension_notice_served"
    #: P: a party unknown at the determination has been identified (art. 70).
    PARTY_IDENTIFIED = "party_identified"
    #: P: the written supplement was served.
    SUPPLEMENT_SERVED = "supplement_served"
    #: I: the evidence was shown to the parties before it (art. 63); one for each meeting.
    EVIDENCE_SHOWN = "evidence_shown"

    # review by the unit above (复核)
    #: P: lodged with the unit that made the determination.
    REVIEW_APPLIED = "review_applied"
    #: P: lodged directly with the unit above.
    REVIEW_APPLIED_ABOVE = "review_applied_above"
    #: The unit above asked for the file (art. 72 ¶2).
    REVIEW_FILE_REQUESTED = "review_file_requested"
    #: Application or file sent up.
    REVIEW_FILE_SENT = "review_file_sent"
    REVIEW_ACCEPTED = "review_accepted"
    REVIEW_WITHDRAWN = "review_withdrawn"
    REVIEW_UPHELD = "review_upheld"
    REVIEW_ORDERED_REDO = "review_ordered_redo"
    #: P: conclusion served.
    REVIEW_SERVED = "review_served"

    #: Written notice that the review is over without a conclusion (art. 75).
    REVIEW_TERMINATED = "review_terminated"

    # burial
    #: P: 尸体处理通知书 served on a relative (art. 53).
    BODY_NOTICE_SERVED = "body_notice_served"
    #: P: the deceased. Last day of the burial period, fixed by the officer with a reason.
    BURIAL_PERIOD_END = "burial_period_end"
    #: P: the deceased was buried or the body released.
    BURIAL_DONE = "burial_done"

    #: P: the relatives agreed in writing to an autopsy (art. 52).
    AUTOPSY_CONSENTED = "autopsy_consented"
    #: P: the autopsy; without their consent only as the authority above has approved.
    AUTOPSY_DONE = "autopsy_done"
    #: P: 认尸启事 for an unknown body appeared in the newspaper.
    BODY_ANNOUNCED = "body_announced"
    #: P
    BODY_CLAIMED = "body_claimed"
    #: P: disposed of with the approval of the authority.
    BODY_DISPOSED = "body_disposed"

    # harm
    #: P
    TREATMENT_ENDED = "treatment_ended"
    #: P
    DISABILITY_GRADED = "disability_graded"
    #: P
    LOSS_FIXED = "loss_fixed"

    # mediation
    #: P (who signed; none: all) M (for which; none: all): joint written application.
    MEDIATION_APPLIED = "mediation_applied"
    #: M
    MEDIATION_ACCEPTED = "mediation_accepted"
    #: M
    MEDIATION_REFUSED = "mediation_refused"
    #: M: the agreement (调解书) was made.
    AGREEMENT_MADE = "agreement_made"
    #: M: the termination (调解终结书) was made.
    TERMINATION_MADE = "termination_made"
    #: M: a people's mediation committee ended its mediation without agreement (art. 85 ¶2).
    COMMITTEE_ENDED = "committee_ended"
    #: M: an agreement before the committee took effect.
    COMMITTEE_AGREED = "committee_agreed"
    #: M: the parties asked the court to confirm that agreement.
    CONFIRMATION_APPLIED = "confirmation_applied"

    # summons, each P I
    SUMMONS_ARRIVED = "summons_arrived"
    #: Twenty-four hours allowed.
    SUMMONS_EXTENDED = "summons_extended"
    SUMMONS_LEFT = "summons_left"
    SUMMONS_FAMILY_TOLD = "summons_family_told"
    #: Restrained until sober: the hours stand still from the one to the other.
    SUMMONS_PAUSED = "summons_paused"
    SUMMONS_RESUMED = "summons_resumed"
    CRIMINAL_SUMMONS_ARRIVED = "criminal_summons_arrived"
    CRIMINAL_SUMMONS_EXTENDED = "criminal_summons_extended"
    CRIMINAL_SUMMONS_LEFT = "criminal_summons_left"

    # penalties
    #: P: the offender came to have it dealt with (接受处理): a fine, a withheld, a revoked licence.
    HANDLED_FOR_FINE = "handled_for_fine"
    HANDLED_FOR_WITHHOLDING = "handled_for_withholding"
    HANDLED_FOR_REVOCATION = "handled_for_revocation"
    #: P
    PENALTY_FILED = "penalty_filed"
    #: P
    PENALTY_DECIDED = "penalty_decided"

    # others
    #: P I: served by public notice, from its appearance.
    PUBLIC_NOTICE_POSTED = "public_notice_posted"
    #: I each
    RECUSAL_REQUESTED = "recusal_requested"
    RECUSAL_DECIDED = "recusal_decided"
    #: `until` when the court set a day of its own.
    COURT_FILE_REQUESTED = "court_file_requested"
    COURT_FILE_HANDED_OVER = "court_file_handed_over"
    #: `until` is the day by which an answer was promised or ordered.
    ANSWER_OWED = "answer_owed"
    ANSWER_GIVEN = "answer_given"
    #: `until` is the day planned.
    CALLBACK_PLANNED = "callback_planned"
    CALLBACK_MADE = "callback_made"
