"""Refusals in words: what happened, and what the officer can do.

Placeholders are the details of the refusal, by name.
"""

from cases.refusals import Reason
from ui.kit.i18n import N_
from ui.labels import access, canvass, outsiders, packets, refusals_summons, uses
from ui.labels.refusals_approvals import SENTENCES as OF_APPROVALS
from ui.labels.refusals_disclosure import SENTENCES as OF_DISCLOSURE
from ui.labels.refusals_leads import SENTENCES as OF_LEADS

#: Reason -> (what happened, what to do).
SENTENCES: dict[Reason, tuple[str, str]] = {
    **OF_APPROVALS,
    **OF_LEADS,
    **OF_DISCLOSURE,
    **access.SENTENCES,
    **packets.SENTENCES,
    Reason.FILE_UNREADABLE: (
        N_("“{name}”打不开，或者不是表格。"),
        N_("支持 Excel、WPS、ODS 工作簿和 CSV 文本；带密码的工作簿请先去掉密码。"),
    ),
    Reason.FILE_UNWRITABLE: (
        N_("“{name}”写不进去。"),
        N_("可能正在别的程序里打开，或者磁盘只读；请换个名字再存。"),
    ),
    Reason.LEDGER_HEADER_MISSING: (
        N_("在“{name}”里找不到台账的表头。"),
        N_("表头要有“事故时间”“地点”“当事人”之类的列名，位于前十五行之内。"),
    ),
    Reason.EXTRACT_HEADER_MISSING: (
        N_("在“{name}”里找不到登记信息的表头。"),
        N_("表头要有“号牌号码”“车辆类型”“颜色”“保险单号”或“地址”之类的列名，位于前十五行之内。"),
    ),
    Reason.EXTRACT_EMPTY: (
        N_("“{name}”没有一行可以导入。"),
        N_("请核对每一列的对应；没有号牌、保险单号或地址的行不能导入。"),
    ),
    Reason.EXTRACT_OVER: (
        N_("这份摘录的使用期限已过、已经删除，或者案件已经审结。"),
        N_("仍有需要的，重新呈请批准、重新调取后导入。"),
    ),
    Reason.EXTRACT_NO_DOORS: (
        N_("这份地址清单没有一行写明楼栋和房号。"),
        N_("导入时请把楼栋、单元、房号各列对应好。"),
    ),
    Reason.PATTERN_UNREADABLE: (
        N_("号牌写法“{pattern}”看不懂。"),
        N_("用 ? 代替看不清的字符，用 [8B] 表示两者之一。"),
    ),
    Reason.IMPORT_IN_USE: (
        N_("“{name}”的案件已经有人办理过，不能整批撤回。"),
        N_("只能逐件更正或者结案。"),
    ),
    Reason.WRONG_PASSWORD: (N_("警号或口令不对。"), N_("请检查大写锁定和输入法后再试。")),
    Reason.WEAK_PASSWORD: (N_("口令太简单。"), N_("至少十个字符，不能是警号、姓名或常见口令。")),
    Reason.WAIT: (
        N_("多次输入错误，还要等 {wait_seconds} 秒。"),
        N_("等时间过后再试；忘记口令请管理员重设。"),
    ),
    Reason.OFFICER_RETIRED: (N_("该账号已停用。"), N_("请联系管理员。")),
    Reason.STATION_MISSING: (
        N_("这个文件夹里没有案结的数据。"),
        N_("请选择正确的文件夹，或者新建。"),
    ),
    Reason.DATABASE_MISSING: (
        N_("找不到数据库 station.db，钥匙文件还在。"),
        N_("把 station.db 放回原处，或者从备份恢复；不要新建站点。"),
    ),
    Reason.STATION_LOCKED: (N_("站点已锁定。"), N_("请先用口令解锁。")),
    Reason.NAME_AMBIGUOUS: (N_("有两名以上民警叫“{name}”。"), N_("请改用警号登录。")),
    Reason.PASSWORD_TO_CHANGE: (
        N_("这是管理员设定的一次性口令。"),
        N_("请先设定自己的新口令，再进入。"),
    ),
    Reason.STATION_EXISTS: (
        N_("这个文件夹里已经有一份案结的数据。"),
        N_("请直接打开，或者另选文件夹。"),
    ),
    Reason.KEY_FILE_MISSING: (
        N_("找不到钥匙文件 station.key，数据无法解密。"),
        N_(
            "同一文件夹里有 station.key.bak 的，复制一份改名为 station.key；"
            "没有的，用备份里的。数据库没有损坏。"
        ),
    ),
    Reason.KEY_FILE_FOREIGN: (
        N_("钥匙文件属于另一个站点。"),
        N_("放回本站点的 station.key 后再试。"),
    ),
    Reason.KEY_FILE_DAMAGED: (
        N_("钥匙文件已损坏。"),
        N_("用同一文件夹里的 station.key.bak 或备份中的钥匙文件替换。"),
    ),
    Reason.DATABASE_DAMAGED: (
        N_("数据库有损坏的页，已停止读写。"),
        N_("不要再写入；请用设置里的“恢复”从最近的备份恢复，原文件会保留。"),
    ),
    Reason.DISK_FULL: (
        N_("磁盘已满，这一步没有记录。"),
        N_("腾出空间后重做这一步，之前的记录都在。"),
    ),
    Reason.FOLDER_CLOSED: (
        N_("站点文件夹不能读写。"),
        N_("请检查磁盘是否只读、系统账户对这个文件夹有没有读写权限，然后再试。"),
    ),
    Reason.STATION_IN_USE: (
        N_("这份数据正在另一个窗口中打开。"),
        N_("请先关闭那个窗口；同一份数据一次只开一个窗口。"),
    ),
    Reason.NEWER_SCHEMA: (
        N_("数据由更新版本的案结写成。"),
        N_("请安装新版本后再打开；本版本没有改动任何内容。"),
    ),
    Reason.WRONG_RECOVERY_CODE: (
        N_("恢复码不对。"),
        N_("请对照两份恢复单逐组核对，缺一份都打不开。"),
    ),
    Reason.BACKUP_DAMAGED: (N_("这份备份没有通过检查。"), N_("请换另一份备份；当前数据没有改动。")),
    Reason.JOURNAL_BROKEN: (N_("日志链在某一条断开。"), N_("请立即告知督察，并保留现有文件。")),
    Reason.LAST_ADMINISTRATOR: (N_("这是最后一名管理员。"), N_("先指定另一名管理员。")),
    Reason.RECORDED_BY_ACT: (
        N_("“{fact}”由“{act}”这一步记录，不能直接填写、更正或者撤回。"),
        N_("请到案件的“查缉”页办理。"),
    ),
    Reason.NOT_ALLOWED: (N_("您没有这个权限。"), N_("需要时请由主办民警或中队长办理。")),
    Reason.NOT_FOUND: (N_("没有找到。"), N_("可能已更正，请刷新后再看。")),
    Reason.FIELD_MISSING: (N_("还缺少：{field}"), N_("补填后再继续。")),
    Reason.FIELD_INVALID: (N_("填写有误：{field}"), N_("请改正后再继续。")),
    Reason.REASON_MISSING: (N_("需要写明理由。"), N_("理由会和原来的记录一起保留。")),
    Reason.NUMBER_TAKEN: (N_("这个编号已经用过。"), N_("请换一个编号。")),
    Reason.OWN_REQUEST: (N_("自己提出的事项不能由自己审核。"), N_("请另一名审核人办理。")),
    Reason.CHANGED_MEANWHILE: (
        N_("这个案件刚刚被别人更新过。"),
        N_("请刷新看过新内容后再做这一步。"),
    ),
    Reason.DOCUMENT_STATE: (
        N_("这份文书现在的状态不允许这样做。"),
        N_("已签发的文书不能改动，请用“更正”另行制作；送审中的先撤回。"),
    ),
    Reason.PAPER_INCOMPLETE: (
        N_("文书缺少必填项：{fields}。"),
        N_("补齐后再签发；未补齐的只能打印草稿。"),
    ),
    Reason.CHARACTER_UNPRINTABLE: (
        N_("字库没有“{character}”（{code}），这份文书不能签发。"),
        N_("核对该字的写法；确实没有的字，改用通行写法并在文书中说明。"),
    ),
    Reason.TEMPLATE_INVALID: (
        N_("本单位的文书模板不能使用：{problem}"),
        N_("改正模板文件，或者移走它以恢复随附的样式。"),
    ),
    Reason.PAPER_FAULTY: (N_("文书有差错（{code}）：{detail}"), N_("改正后再签发。")),
    Reason.NUMBER_MISSING: (
        N_("还没有填写公安交通管理综合应用平台的文书编号。"),
        N_("请录入编号后再签发。"),
    ),
    Reason.OPINION_OPEN: (
        N_("按本单位规定，这份文书还要经审核（审批）同意。"),
        N_("请送审；没有审核人的单位可以记录外部审核意见。"),
    ),
    Reason.COPY_SERVED: (
        N_("已经有人收到 {number}，不能作废。"),
        N_("请用“更正”制作新的文书，新文书会写明更正哪一份。"),
    ),
    Reason.NOT_ISSUED: (N_("“{title}”还没有签发，不能送达。"), N_("先签发，再登记送达。")),
    Reason.IN_THE_FUTURE: (N_("时间在现在之后。"), N_("只能登记已经发生的事。")),
    Reason.TIMES_INVERTED: (N_("时间先后颠倒。"), N_("请核对两个时间。")),
    Reason.SERVED_BEFORE_ISSUED: (
        N_("送达时间早于文书签发日期。"),
        N_("请核对时间，或者核对选择的文书。"),
    ),
    Reason.SUBSTITUTE_NOT_SHOWN: (
        N_("代收人的身份、与受送达人的关系或者代收原因没有写全。"),
        N_("只有成年家属、所在单位负责人、居（村）民委员会可以代收。"),
    ),
    Reason.REFUSAL_NOT_WITNESSED: (
        N_("留置送达没有见证人，也没有录音录像。"),
        N_("填写见证人，或者填写录音录像编号。"),
    ),
    Reason.NOT_TRIED_DIRECTLY: (
        N_("没有写明为什么不能直接送达。"),
        N_("先直接送达；确实送不到的，写明原因，或者先登记一次未送达。"),
    ),
    Reason.CONSENT_MISSING: (
        N_("电子送达没有受送达人的同意。"),
        N_("填写同意书及其日期；没有同意的改用其他方式。"),
    ),
    Reason.CONSENT_LATE: (
        N_("同意电子送达的日期晚于发送日期。"),
        N_("同意应当在发送之前作出。"),
    ),
    Reason.PUBLIC_NOTICE_SHORT: (
        N_("公告期限少于 {days} 日。"),
        N_("公告的最后一天应当在第 {days} 日或者以后。"),
    ),
    Reason.PUBLIC_NOTICE_RUNNING: (
        N_("公告期限还没有届满。"),
        N_("先登记公告，届满以后再登记送达时间。"),
    ),
    Reason.ONLY_NOTICES_SPOKEN: (
        N_("只有调解会的通知可以口头进行。"),
        N_("其他文书请选择书面送达方式。"),
    ),
    Reason.ONE_OFFICER_ALONE: (
        N_("当面送达应当由两名民警进行，或者一名民警带领警务辅助人员并全程录音录像。"),
        N_("填写第二名送达民警；或者填写警务辅助人员和录音录像编号。"),
    ),
    # mediation
    Reason.MEDIATION_STEP: (
        N_("调解处在这个阶段，不能办理这一步。"),
        N_("请刷新后看一看现在的状态。"),
    ),
    Reason.MEDIATION_RUNNING: (
        N_("本案还有 {n} 件调解没有终结。"),
        N_("先办结调解，再审结案件。"),
    ),
    Reason.MEDIATION_EXISTS: (
        N_("这名请求人已有一件正在进行的调解。"),
        N_("请在原来的调解里继续办理。"),
    ),
    Reason.APPLICATION_NOT_JOINT: (
        N_("申请不是一致提出的，还缺 {name} 的签名。"),
        N_("补齐各方签名后再收件，或者以未一致申请为由不予调解。"),
    ),
    Reason.APPLICATION_LATE: (
        N_("申请超过了十个工作日。"),
        N_("写明受理的理由，或者不予调解。"),
    ),
    Reason.APPLICATION_STANDS: (
        N_("现有记录不支持这个不予调解的理由。"),
        N_("请核对收到日期和签名，或者改选理由。"),
    ),
    Reason.SUIT_PENDING: (N_("已有当事人起诉，不再受理调解。"), N_("请以已起诉为由不予调解。")),
    Reason.REVIEW_PENDING: (N_("复核还没有结论。"), N_("等维持原认定的复核结论送达后再受理。")),
    Reason.PARTY_UNKNOWN: (N_("有当事人身份不明。"), N_("查明身份后再受理。")),
    Reason.DEAD_CANNOT_SIT: (
        N_("{name} 已死亡，不能参加调解。"),
        N_("请把全部继承人登记为近亲属，由他们参加。"),
    ),
    Reason.START_UNKNOWN: (
        N_("调解还没有起算，不能排期。"),
        N_("先登记起算的事实，例如治疗终结、损失确定。"),
    ),
    Reason.SESSION_PAST: (N_("这个时间已经过去。"), N_("请另选时间。")),
    Reason.SESSION_BEFORE_START: (N_("这一天调解还没有开始。"), N_("请选起算日之后的时间。")),
    Reason.SESSION_AFTER_PERIOD: (
        N_("这一天已过十个工作日的期限，期限不得延长。"),
        N_("请选期限以内的时间，或者制作终结书。"),
    ),
    Reason.NOTICE_TOO_LATE: (
        N_("通知已来不及：最迟应在 {last_day} 送达。"),
        N_("请选更晚的时间。"),
    ),
    Reason.ROOM_BUSY: (N_("房间占用。"), N_("请换房间或时间。")),
    Reason.OFFICER_BUSY: (N_("{name} 这个时间另有调解会。"), N_("请换人或换时间。")),
    Reason.PERSON_BUSY: (N_("{name} 这个时间要参加另一场调解会。"), N_("请换时间。")),
    Reason.SIDE_CROWDED: (
        N_("{side} 超过 {limit} 人。"),
        N_("每方最多 {limit} 人，请减少参加人。"),
    ),
    Reason.AGENT_BOTH_SIDES: (
        N_("{name} 不能同时代理利益相反的各方。"),
        N_("请核对授权委托书。"),
    ),
    Reason.POWER_NOT_IN_FORCE: (
        N_("授权委托书在那一天没有效力。"),
        N_("核对签署、到期和撤销的日期，或者由本人办理。"),
    ),
    Reason.NOT_A_MEDIATOR: (N_("主持调解的须是本案的民警。"), N_("请先把他加入本案。")),
    Reason.CLOSED_WITHOUT_REQUEST: (
        N_("没有当事人申请，调解应当公开进行。"),
        N_("有当事人申请不公开的，先登记申请。"),
    ),
    Reason.SESSION_STATE: (N_("调解会处在这个状态，不能办理这一步。"), N_("请刷新后再看。")),
    Reason.SESSION_NOT_BEGUN: (N_("还没有到调解会的日子。"), N_("当天再开始，或者先改期。")),
    Reason.RECORDING_MISSING: (
        N_("一名民警带辅警主持，要有全程录音录像。"),
        N_("请填录音录像编号。"),
    ),
    Reason.ATTENDANCE_MISSING: (N_("{name} 到没到场还没有记录。"), N_("记录后再结束。")),
    Reason.NOT_ABSENT: (N_("他没有缺席的记录。"), N_("请刷新后再看。")),
    Reason.OPINION_NOT_NEEDED: (
        N_("这次缺席不需要审核意见。"),
        N_("只有通知未满三个整工作日的缺席才要审核。"),
    ),
    Reason.DECISION_NOT_DUE: (
        N_("现在没有需要决定的缺席。"),
        N_("缺席计次后才作决定；已满次数的只能终结。"),
    ),
    Reason.DECISION_MISSING: (
        N_("已有一次缺席计次，经办人还没有决定。"),
        N_("先决定现在终止，还是按单位规定再开一次。"),
    ),
    Reason.ONLY_TERMINATION: (
        N_("缺席已满次数，只能以第九十四条第（二）项终结。"),
        N_("后来证明有正当理由的，先重新裁定。"),
    ),
    Reason.ABSENCE_NOT_COUNTED: (
        N_("没有可以据以终止的缺席。"),
        N_("检查通知是否有效、理由是否已裁定、是否已作决定。"),
    ),
    Reason.NO_SESSION_HELD: (N_("还没有开过调解会。"), N_("开会并记录后再以这个理由结束。")),
    Reason.PERIOD_NOT_OVER: (
        N_("十个工作日还没有到。"),
        N_("第十个工作日当天才能以期满终结。"),
    ),
    Reason.AGREEMENT_FLAWED: (
        N_("调解书还不能成立。"),
        N_("请核对数额、比例、付款日期和各方签名。"),
    ),
    Reason.NO_SIGNS_OF_CRIME: (
        N_("本案没有达到交通肇事解释规定的情形，无需审核意见。"),
        N_("有新的情形时先登记当事人的伤亡、责任或者相关情形。"),
    ),
    Reason.CRIME_OPINION_MISSING: (
        N_("本案有涉嫌交通肇事罪的情形，审核人还没有就此提出意见。"),
        N_("请先提交审核；以罚代刑、径行审结都不允许。"),
    ),
    Reason.NOT_SIMPLE: (
        N_("有人死亡的事故不适用简易程序，也不能快速处理。"),
        N_("请改选一般程序。"),
    ),
    Reason.SAMPLE_EMPTY: (
        N_("这个季度没有可以抽取的案件。"),
        N_("请换一个季度，或者调整各类案件的抽取数量。"),
    ),
    Reason.CHECK_REPORTED: (
        N_("这个季度的检查已经写成报告，不能再改。"),
        N_("新的问题请在下一季度的检查中提出。"),
    ),
    Reason.CHECK_NOT_SCORED: (
        N_("还有 {n} 件案件没有评分。"),
        N_("全部评分以后才能写报告。"),
    ),
    Reason.OWN_CASE: (
        N_("不能检查自己办理的案件。"),
        N_("请由没有参与办理的法制员检查。"),
    ),
    Reason.ALREADY_SIGNED: (
        N_("这份交接单已经签过。"),
        N_("需要更正的，另写一份交接单说明。"),
    ),
    Reason.NOT_TAKEN_YET: (
        N_("接收人还没有签收。"),
        N_("先由接收人签收，再由带班领导确认。"),
    ),
    # cases of other units, things held
    Reason.CASE_TRANSFERRED: (
        N_("本案已移送其他单位，这里只能查看。"),
        N_("需要补充的材料，请联系接收单位。"),
    ),
    Reason.TRANSFER_STATE: (
        N_("移送处在这个阶段，不能办理这一步。"),
        N_("请刷新后看一看现在的状态。"),
    ),
    Reason.TRANSFER_EXISTS: (N_("本案已经登记移送。"), N_("请在原来的移送记录里继续办理。")),
    Reason.CENTRE_NOT_TOLD: (
        N_("还没有报告指挥中心。"),
        N_("先报告指挥中心，记下时间和接报人。"),
    ),
    Reason.CENTRE_CONSENT_MISSING: (
        N_("指挥中心还没有同意先行处置。"),
        N_("先报告指挥中心，记下其同意的时间和答复人，再记先行处置。"),
    ),
    Reason.UNIT_NOT_CHOSEN: (N_("还没有选定接收单位。"), N_("先选定有管辖权的单位。")),
    Reason.LIST_EMPTY: (
        N_("随案材料清单是空的。"),
        N_("至少列出报警登记；扣留的物品也要列入。"),
    ),
    Reason.TRANSFER_PAPER_MISSING: (
        N_("移送案件通知书还没有签发。"),
        N_("先签发移送案件通知书，再登记移交。"),
    ),
    Reason.THINGS_NOT_LISTED: (
        N_("在扣的“{name}”没有列入随案清单。"),
        N_("列入清单随案移送，或者先返还。"),
    ),
    Reason.CARGO_NOT_SEIZED: (
        N_("不得扣留事故车辆所载货物。"),
        N_("核实重量、体积和损失后通知驾驶人或者货主自行处理；无人处理的选“登记保管”。"),
    ),
    Reason.MEASURE_UNFIT: (
        N_("这项措施不适用于这类物品。"),
        N_("请按条文改选措施，或者核对物品类别。"),
    ),
    Reason.PARKING_FIRM_NAMED: (
        N_("不得指定停车场停放扣留的事故车辆，文字里不能写停车场或停车公司。"),
        N_("只写本单位的保管地点，或者“当事人自选地点”。"),
    ),
    Reason.MONEY_CONDITION: (
        N_("返还不得以交钱为条件，文字里不能写缴费、押金、预付款之类。"),
        N_("删去这些文字；自愿预付款在“预付款”里另行登记。"),
    ),
    Reason.THING_NOT_HELD: (N_("“{name}”已不在扣。"), N_("请刷新后再看。")),
    Reason.SEIZURE_UNAPPROVED: (
        N_("“{name}”是现场先行采取的措施，还没有补办批准。"),
        N_("先补办批准；没有获准的应当立即解除、返还。"),
    ),
    Reason.SEIZURE_REFUSED: (
        N_("“{name}”的扣留没有获得批准。"),
        N_("应当立即解除并返还，只能办理解除。"),
    ),
    Reason.REGISTRATION_UNAPPROVED: (
        N_("先行登记保存须事先经办案部门负责人批准，不能现场先行采取、事后补办。"),
        N_("先呈请批准；情况紧急的，选“扣押”并在 24 小时内补办。"),
    ),
    Reason.REGISTRATION_OVER: (
        N_("“{name}”先行登记保存的七日已过（{day}），视为自动解除。"),
        N_("办理返还；仍需保存的，另行呈请扣押。"),
    ),
    Reason.NOT_REGISTERED: (
        N_("“{name}”不是先行登记保存的证据。"),
        N_("只有先行登记保存的证据才转为扣押。"),
    ),
    Reason.EXTENSION_UNFIT: (
        N_("延长后的期限不在法律允许的范围内（{first} 至 {last}）。"),
        N_("请改填期限；不能再延长的应当返还。"),
    ),
    Reason.ANNOUNCED_EARLY: (
        N_("通知领取未满三十日，不能公告（{day} 以后可以）。"),
        N_("期满仍不领取的再公告。"),
    ),
    Reason.DISPOSED_EARLY: (
        N_("公告未满三个月，不能处理（{day} 以后可以）。"),
        N_("公告期满仍不领取的再处理。"),
    ),
    Reason.PHOTO_UNREADABLE: (
        N_("“{name}”不是照片，或者已经损坏，读不出来。"),
        N_("请选 JPEG、PNG、TIFF、BMP 或者 WebP 照片，能在相机或电脑上打开的才能添加。"),
    ),
    Reason.PHOTO_TOO_FINE: (
        N_("“{name}”的像素太多，超过 {limit} 百万。"),
        N_("请用普通照片格式重新导出后再添加；原片存放在原处。"),
    ),
    Reason.TRACES_NOT_TAKEN: (
        N_("这把钥匙上的痕迹还没有提取。"),
        N_("先提取指纹、微量物等痕迹并登记，再拿去试。"),
    ),
    Reason.SAMPLE_IS_TRACE: (
        N_("物证 {n} 是现场的漆片，不是车辆的样品。"),
        N_("样品作为物证提取的，选提取它时登记的那一件；没有的可以不选。"),
    ),
    Reason.SAMPLE_OF_ANOTHER: (
        N_("物证 {n} 已登记为{vehicle}的样品，一份样品只能取自一辆车。"),
        N_("核对物证号；前一份登记错了，先更正它。"),
    ),
    Reason.PAINT_UNDECIDED: (
        N_("所测不足，比对不能判断，不能计入。"),
        N_("补测漆层后更正样品或者漆片，再计入。"),
    ),
    Reason.PAINT_COUNTED: (
        N_("这份漆片与这辆车的比对已作为证据 {n} 计入，不能计两次。"),
        N_("要改计另一份样品的比对，先撤回证据 {n}。"),
    ),
    Reason.PAINT_UNRANKED: (
        N_("样品所取的车辆不在排列之中，比对没有可以计入的对象。"),
        N_("先“手工加入车辆”，或者在线索板上给它填号牌。"),
    ),
    Reason.TRIED_IN_CANVASS: (
        N_("带钥匙外出试门不在保管链里直接登记。"),
        N_("试钥须经法制审核和批准，在“走访”里登记外出和归还，保管链随之更新。"),
    ),
    Reason.KEPT_WITH_THINGS: (
        N_("这件物证是扣留、扣押的物品，这一步在“财物”里登记。"),
        N_("请到“财物”中移交、返还或者更正，这里随之更新。"),
    ),
    Reason.RETURN_PAPER_MISSING: (
        N_("返还凭证还没有签发。"),
        N_("先签发返还凭证，再登记返还。"),
    ),
    Reason.RECEIVER_UNPROVEN: (
        N_("领取人不是物品的原持有人，缺少授权或者身份证明。"),
        N_("填写授权委托书、介绍信或者继承证明。"),
    ),
    Reason.THINGS_HELD: (
        N_("本案还有 {n} 件物品在扣，或者有未结清的预付款。"),
        N_("先返还、移交或者处理，结清预付款，再审结案件。"),
    ),
    Reason.ADVANCE_OVERDRAWN: (
        N_("超过了这笔预付款的余额 {left} 元。"),
        N_("请核对金额。"),
    ),
    **refusals_summons.SENTENCES,
    **canvass.SENTENCES,
    **outsiders.SENTENCES,
    **uses.SENTENCES,
}
