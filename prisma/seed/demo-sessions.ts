import type { SlotReserve } from '#domain/appointment/slots-of-session'
import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalTime, localTime } from '#domain/kernel/time'

/** One practitioner's consultation that recurs every week. */
export interface DemoSession {
  readonly practitioner: string
  readonly organization: string
  readonly service: Service
  /** ISO weekdays, 1 = Monday. */
  readonly weekdays: readonly number[]
  readonly startTime: LocalTime
  readonly endTime: LocalTime
  readonly room: string
  readonly seatsPerSlot: number
  readonly reserves: readonly SlotReserve[]
}

/** What a visit costs to register, in 分; children's check-ups and the national programme's vaccines are free. */
export const DEMO_FEES_FEN: Readonly<Record<Service, number>> = {
  'sick-visit': 600,
  'child-checkup': 0,
  vaccination: 0,
  'follow-up': 600,
  'expert-outreach': 2000,
}

/** Which slots are kept for whom (BK-05), by the kind of consultation. */
const RESERVES = {
  none: [],
  centre: [
    { pool: 'on-site', every: 6, offset: 5 },
    { pool: 'signed-family', every: 6, offset: 3 },
    { pool: 'referral', every: 11, offset: 4 },
  ],
  hospital: [
    { pool: 'referral', every: 3, offset: 1 },
    { pool: 'on-site', every: 6, offset: 5 },
  ],
} as const satisfies Readonly<Record<string, readonly SlotReserve[]>>

/** practitioner, organization, service, weekdays, from, to, room, seats per slot, reserves */
type Row = readonly [string, string, Service, string, string, string, string, number, keyof typeof RESERVES]

// biome-ignore format: one row a line
const SICK_VISITS: readonly Row[] = [
  ['luo-wenqing', 'county-hospital', 'sick-visit', '12345', '08:00', '11:40', '儿科 3 诊室', 2, 'hospital'],
  ['zhong-yihan', 'maternity', 'sick-visit', '1245', '08:00', '11:40', '儿科 1 诊室', 2, 'hospital'],
  ['he-jing', 'chengdong', 'sick-visit', '1234567', '08:00', '11:40', '2 号诊室', 2, 'centre'],
  ['he-jing', 'chengdong', 'sick-visit', '12345', '14:30', '17:10', '2 号诊室', 2, 'centre'],
  ['jiang-yue', 'wutongli', 'sick-visit', '12345', '08:30', '11:50', '1 号诊室', 2, 'centre'],
  ['deng-kai', 'chengxi', 'sick-visit', '1234567', '08:00', '11:40', '3 号诊室', 2, 'centre'],
  ['peng-fei', 'xiheba', 'sick-visit', '12345', '08:00', '11:20', '全科 1 诊室', 2, 'centre'],
  ['xie-wanting', 'chengnan', 'sick-visit', '1234567', '08:00', '11:40', '2 号诊室', 2, 'centre'],
  ['yuan-hao', 'wenchang', 'sick-visit', '12345', '08:30', '11:50', '1 号诊室', 2, 'centre'],
  ['lu-siyuan', 'chengbei', 'sick-visit', '1234567', '08:00', '11:40', '1 号诊室', 2, 'centre'],
  ['fan-gang', 'beimenqiao', 'sick-visit', '12345', '08:00', '11:20', '全科诊室', 2, 'centre'],
  ['su-yunxi', 'liuhe', 'sick-visit', '12345', '08:30', '11:10', '2 号诊室', 2, 'centre'],
  ['su-yunxi', 'liuhe', 'sick-visit', '1234567', '18:00', '20:40', '夜诊室', 2, 'none'],
  ['dai-ming', 'liuyin', 'sick-visit', '12345', '08:00', '11:20', '全科诊室', 2, 'centre'],
  ['wei-jiahe', 'tongzi', 'sick-visit', '1234567', '08:00', '11:40', '1 号诊室', 2, 'centre'],
  ['yu-tao', 'guihuaxiang', 'sick-visit', '12345', '08:30', '11:30', '全科诊室', 2, 'centre'],
  ['qian-yi', 'qingqiao', 'sick-visit', '1234567', '08:00', '11:40', '儿科诊室', 3, 'centre'],
  ['ouyang-ting', 'qingqiao', 'sick-visit', '12345', '14:30', '17:10', '儿科诊室', 2, 'centre'],
  ['shan-xiaofeng', 'qingqiao-hedong', 'sick-visit', '135', '08:30', '11:30', '全科诊室', 2, 'centre'],
  ['qiu-ming', 'baishi', 'sick-visit', '1234567', '08:00', '11:40', '儿科诊室', 2, 'centre'],
  ['tan-jianguo', 'baishi-chayuan', 'sick-visit', '246', '08:30', '11:30', '全科诊室', 2, 'centre'],
  ['ceng-li', 'yunmen', 'sick-visit', '123456', '08:00', '11:20', '儿科诊室', 2, 'centre'],
  ['lv-qing', 'taoxi', 'sick-visit', '123457', '08:00', '11:20', '全科诊室', 2, 'centre'],
  ['xiong-wei', 'lihua', 'sick-visit', '12345', '08:30', '11:30', '全科诊室', 2, 'centre'],
  ['jin-hui', 'fenglin', 'sick-visit', '123456', '08:30', '11:30', '儿科诊室', 2, 'centre'],
  ['gu-chunlan', 'zhuxi', 'sick-visit', '1357', '08:30', '11:10', '全科诊室', 2, 'centre'],
  ['liang-bo', 'shimen', 'sick-visit', '12456', '08:30', '11:10', '全科诊室', 2, 'centre'],
  ['li-fugui', 'qingqiao-xinqiao', 'sick-visit', '246', '09:00', '11:00', '诊室', 1, 'none'],
  ['zou-xiulan', 'baishi-xinqiao', 'sick-visit', '135', '09:00', '11:00', '诊室', 1, 'none'],
  ['jia-yong', 'taohua', 'sick-visit', '24', '09:00', '11:00', '诊室', 1, 'none'],
  ['kong-cui', 'shiban', 'sick-visit', '35', '09:00', '11:00', '诊室', 1, 'none'],
]

// biome-ignore format: one row a line
const CHECKUPS: readonly Row[] = [
  ['xia-ruolan', 'maternity', 'child-checkup', '12345', '14:00', '17:00', '儿保 1 室', 1, 'hospital'],
  ['zhao-min', 'chengdong', 'child-checkup', '12346', '08:30', '11:30', '儿保室', 1, 'none'],
  ['zhao-min', 'chengdong', 'child-checkup', '24', '14:00', '17:00', '儿保室', 1, 'none'],
  ['he-jing', 'chengdong', 'child-checkup', '1234567', '12:40', '14:00', '儿保室', 1, 'none'],
  ['jiang-yue', 'wutongli', 'child-checkup', '24', '14:00', '17:00', '儿保室', 1, 'none'],
  ['tang-lin', 'chengxi', 'child-checkup', '135', '14:00', '17:00', '儿保室', 1, 'none'],
  ['xie-wanting', 'chengnan', 'child-checkup', '3', '14:00', '17:00', '儿保室', 1, 'none'],
  ['yuan-hao', 'wenchang', 'child-checkup', '24', '14:00', '17:00', '儿保室', 1, 'none'],
  ['lu-siyuan', 'chengbei', 'child-checkup', '25', '14:00', '17:00', '儿保室', 1, 'none'],
  ['pan-li', 'liuhe', 'child-checkup', '146', '14:00', '17:00', '儿保室', 1, 'none'],
  ['dai-ming', 'liuyin', 'child-checkup', '3', '14:00', '17:00', '儿保室', 1, 'none'],
  ['wei-jiahe', 'tongzi', 'child-checkup', '24', '14:00', '17:00', '儿保室', 1, 'none'],
  ['mao-xiang', 'qingqiao', 'child-checkup', '125', '14:00', '17:00', '儿保室', 1, 'none'],
  ['qiu-ming', 'baishi', 'child-checkup', '14', '14:00', '16:40', '儿保室', 1, 'none'],
  ['ceng-li', 'yunmen', 'child-checkup', '3', '14:00', '16:40', '儿保室', 1, 'none'],
  ['lv-qing', 'taoxi', 'child-checkup', '2', '14:00', '16:40', '儿保室', 1, 'none'],
  ['xiong-wei', 'lihua', 'child-checkup', '4', '14:00', '16:40', '儿保室', 1, 'none'],
  ['jin-hui', 'fenglin', 'child-checkup', '5', '14:00', '16:40', '儿保室', 1, 'none'],
]

// biome-ignore format: one row a line
const VACCINATIONS: readonly Row[] = [
  ['sun-qian', 'chengdong', 'vaccination', '12356', '08:30', '11:30', '接种室', 4, 'none'],
  ['tang-lin', 'chengxi', 'vaccination', '246', '08:30', '11:30', '接种室', 4, 'none'],
  ['cao-yu', 'chengnan', 'vaccination', '1357', '08:30', '11:30', '接种室', 4, 'none'],
  ['ye-zi', 'chengbei', 'vaccination', '245', '08:30', '11:30', '接种室', 4, 'none'],
  ['pan-li', 'liuhe', 'vaccination', '237', '08:30', '11:30', '接种室', 4, 'none'],
  ['ding-rong', 'tongzi', 'vaccination', '136', '08:30', '11:30', '接种室', 4, 'none'],
  ['mao-xiang', 'qingqiao', 'vaccination', '136', '08:30', '11:30', '接种室', 4, 'none'],
  ['hou-ping', 'baishi', 'vaccination', '25', '08:30', '11:30', '接种室', 4, 'none'],
  ['ceng-li', 'yunmen', 'vaccination', '15', '14:00', '16:00', '接种室', 4, 'none'],
  ['lv-qing', 'taoxi', 'vaccination', '4', '14:00', '16:00', '接种室', 4, 'none'],
]

// biome-ignore format: one row a line
const FOLLOW_UPS: readonly Row[] = [
  ['luo-wenqing', 'county-hospital', 'follow-up', '24', '14:00', '16:00', '儿科 3 诊室', 2, 'hospital'],
  ['zhong-yihan', 'maternity', 'follow-up', '24', '14:00', '16:00', '随访室', 2, 'hospital'],
  ['jiang-yue', 'wutongli', 'follow-up', '3', '14:00', '16:00', '1 号诊室', 2, 'none'],
  ['deng-kai', 'chengxi', 'follow-up', '24', '14:00', '16:00', '3 号诊室', 2, 'none'],
  ['peng-fei', 'xiheba', 'follow-up', '15', '14:00', '16:00', '全科 1 诊室', 2, 'none'],
  ['he-jing', 'chengdong', 'follow-up', '6', '14:00', '16:00', '2 号诊室', 2, 'none'],
  ['xie-wanting', 'chengnan', 'follow-up', '15', '14:00', '16:00', '2 号诊室', 2, 'none'],
  ['yuan-hao', 'wenchang', 'follow-up', '1', '14:00', '16:00', '1 号诊室', 2, 'none'],
  ['lu-siyuan', 'chengbei', 'follow-up', '34', '14:00', '16:00', '1 号诊室', 2, 'none'],
  ['fan-gang', 'beimenqiao', 'follow-up', '35', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['su-yunxi', 'liuhe', 'follow-up', '35', '14:00', '16:00', '2 号诊室', 2, 'none'],
  ['dai-ming', 'liuyin', 'follow-up', '15', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['wei-jiahe', 'tongzi', 'follow-up', '35', '14:00', '16:00', '1 号诊室', 2, 'none'],
  ['yu-tao', 'guihuaxiang', 'follow-up', '24', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['qian-yi', 'qingqiao', 'follow-up', '6', '14:00', '16:00', '儿科诊室', 2, 'none'],
  ['shan-xiaofeng', 'qingqiao-hedong', 'follow-up', '5', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['qiu-ming', 'baishi', 'follow-up', '35', '14:00', '16:00', '儿科诊室', 2, 'none'],
  ['tan-jianguo', 'baishi-chayuan', 'follow-up', '4', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['ceng-li', 'yunmen', 'follow-up', '4', '14:00', '16:00', '儿科诊室', 2, 'none'],
  ['lv-qing', 'taoxi', 'follow-up', '15', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['xiong-wei', 'lihua', 'follow-up', '2', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['jin-hui', 'fenglin', 'follow-up', '3', '14:00', '16:00', '儿科诊室', 2, 'none'],
  ['gu-chunlan', 'zhuxi', 'follow-up', '35', '14:00', '16:00', '全科诊室', 2, 'none'],
  ['liang-bo', 'shimen', 'follow-up', '25', '14:00', '16:00', '全科诊室', 2, 'none'],
]

// biome-ignore format: one row a line
const OUTREACH: readonly Row[] = [
  ['shen-zhiyuan', 'chengdong', 'expert-outreach', '4', '14:00', '17:00', '专家诊室', 2, 'hospital'],
  ['shen-zhiyuan', 'chengnan', 'expert-outreach', '2', '14:00', '17:00', '专家诊室', 2, 'hospital'],
  ['zhong-yihan', 'qingqiao', 'expert-outreach', '3', '14:00', '17:00', '专家诊室', 2, 'hospital'],
]

export const DEMO_SESSIONS: readonly DemoSession[] = [
  ...SICK_VISITS,
  ...CHECKUPS,
  ...VACCINATIONS,
  ...FOLLOW_UPS,
  ...OUTREACH,
].map(([practitioner, organization, service, days, from, to, room, seatsPerSlot, reserves]) => ({
  practitioner,
  organization,
  service,
  weekdays: [...days].map(Number),
  startTime: localTime(from),
  endTime: localTime(to),
  room,
  seatsPerSlot,
  reserves: RESERVES[reserves],
}))
