interface DemoCertification {
  readonly number: string
  /** Days from the day of seeding; both days belong to the certificate. */
  readonly fromDays: number
  readonly toDays: number
}

export interface DemoPractitioner {
  readonly key: string
  readonly name: string
  readonly title: string
  /** Where they belong. Experts also see patients at centres: their sessions say where. */
  readonly organization: string
  readonly sinceMonths: number
  readonly certification: DemoCertification | null
  readonly intro: string
}

/** key, name, title, organization, months there, certificate [number, from, to in days from today], what families read */
type Row = readonly [string, string, string, string, number, readonly [string, number, number] | null, string]

// biome-ignore format: one row a line
const HOSPITAL_STAFF: readonly Row[] = [
  ['shen-zhiyuan', '沈致远', '儿科主任医师', 'county-hospital', 214, ['YX-2023-001', -900, 560], '看疑难和转诊来的孩子，周二、周四下午到社区坐诊'],
  ['luo-wenqing', '罗文清', '儿科副主任医师', 'county-hospital', 131, null, '儿童呼吸和哮喘随访'],
  ['zhong-yihan', '钟亦涵', '儿科副主任医师', 'maternity', 118, ['YX-2023-002', -880, 580], '新生儿和早产儿随访，周三下午到社区坐诊'],
  ['xia-ruolan', '夏若兰', '儿童保健主治医师', 'maternity', 86, null, '生长发育评估和喂养指导'],
]

// biome-ignore format: one row a line
const COMMUNITY_DOCTORS: readonly Row[] = [
  ['he-jing', '何静', '儿科主治医师', 'chengdong', 74, ['YX-2024-011', -630, 465], '在社区看儿科六年，咳嗽、湿疹、腹泻看得多'],
  ['zhao-min', '赵敏', '儿童保健医师', 'chengdong', 40, null, '儿保体检和发育筛查'],
  ['sun-qian', '孙茜', '主管护师', 'chengdong', 95, null, '预防接种十年'],
  ['jiang-yue', '蒋悦', '儿科医师', 'wutongli', 28, ['YX-2025-021', -300, 795], '常见病和儿保体检'],
  ['deng-kai', '邓凯', '儿科主治医师', 'chengxi', 66, ['YX-2024-012', -600, 495], '发热、呼吸道感染看得多'],
  ['tang-lin', '唐琳', '主管护师', 'chengxi', 80, null, '预防接种和儿保体检'],
  ['peng-fei', '彭飞', '全科医师', 'xiheba', 52, null, '全科看儿科，也看老人慢病'],
  ['xie-wanting', '谢婉婷', '儿科主治医师', 'chengnan', 60, ['YX-2024-013', -590, 505], '过敏性鼻炎和反复咳嗽'],
  ['cao-yu', '曹瑜', '护师', 'chengnan', 33, null, '预防接种'],
  ['yuan-hao', '袁浩', '儿科医师', 'wenchang', 45, ['YX-2022-007', -1115, -20], '常见病和儿保体检'],
  ['lu-siyuan', '陆思源', '儿科主治医师', 'chengbei', 71, ['YX-2023-009', -1090, 5], '腹泻和喂养问题'],
  ['ye-zi', '叶紫', '护师', 'chengbei', 26, null, '预防接种'],
  ['fan-gang', '范刚', '全科医师', 'beimenqiao', 102, null, '全科看儿科'],
  ['su-yunxi', '苏云溪', '儿科医师', 'liuhe', 37, ['YX-2025-022', -280, 815], '儿童夜诊和常见病'],
  ['pan-li', '潘莉', '主管护师', 'liuhe', 77, null, '预防接种和儿保体检'],
  ['dai-ming', '戴明', '全科主治医师', 'liuyin', 90, null, '全科看儿科，儿保体检'],
  ['wei-jiahe', '魏嘉禾', '儿科主治医师', 'tongzi', 58, ['YX-2024-014', -560, 535], '儿童皮肤问题和常见病'],
  ['ding-rong', '丁蓉', '护师', 'tongzi', 31, null, '预防接种'],
  ['yu-tao', '于涛', '全科医师', 'guihuaxiang', 44, null, '全科看儿科'],
]

// biome-ignore format: one row a line
const TOWNSHIP_DOCTORS: readonly Row[] = [
  ['qian-yi', '钱怡', '儿科主治医师', 'qingqiao', 83, ['YX-2024-015', -540, 555], '镇上看儿科七年，周末也出诊'],
  ['mao-xiang', '毛香', '主管护师', 'qingqiao', 110, null, '预防接种和儿保体检'],
  ['shan-xiaofeng', '单晓峰', '全科医师', 'qingqiao-hedong', 36, null, '全科看儿科'],
  ['qiu-ming', '仇明', '儿科医师', 'baishi', 49, ['YX-2025-023', -260, 835], '常见病和儿保体检'],
  ['hou-ping', '侯萍', '护师', 'baishi', 62, null, '预防接种'],
  ['tan-jianguo', '谭建国', '全科主治医师', 'baishi-chayuan', 160, null, '全科看儿科，熟悉周边四个村'],
  ['ceng-li', '曾丽', '儿科医师', 'yunmen', 41, ['YX-2025-024', -240, 855], '常见病、儿保体检和接种'],
  ['lv-qing', '吕青', '全科主治医师', 'taoxi', 97, null, '全科看儿科，儿保体检和接种'],
  ['xiong-wei', '熊伟', '全科医师', 'lihua', 55, null, '全科看儿科，儿保体检'],
  ['jin-hui', '金慧', '儿科医师', 'fenglin', 22, ['YX-2026-031', -90, 1005], '常见病和儿保体检'],
  ['gu-chunlan', '顾春兰', '全科医师', 'zhuxi', 128, null, '全科看儿科'],
  ['liang-bo', '梁波', '全科医师', 'shimen', 68, null, '全科看儿科'],
  ['ouyang-ting', '欧阳婷', '儿科医师', 'qingqiao', 12, null, '常见病，跟着钱怡医生出诊'],
]

// biome-ignore format: one row a line
const VILLAGE_DOCTORS: readonly Row[] = [
  ['li-fugui', '黎富贵', '乡村医生', 'qingqiao-xinqiao', 240, null, '村里的头疼脑热和随访'],
  ['zou-xiulan', '邹秀兰', '乡村医生', 'baishi-xinqiao', 188, null, '村里的头疼脑热和随访'],
  ['jia-yong', '贾勇', '乡村医生', 'taohua', 96, null, '村里的头疼脑热和随访'],
  ['kong-cui', '孔翠', '乡村医生', 'shiban', 143, null, '村里的头疼脑热和随访'],
]

export const DEMO_PRACTITIONERS: readonly DemoPractitioner[] = [
  ...HOSPITAL_STAFF,
  ...COMMUNITY_DOCTORS,
  ...TOWNSHIP_DOCTORS,
  ...VILLAGE_DOCTORS,
].map(([key, name, title, organization, sinceMonths, certificate, intro]) => ({
  key,
  name,
  title,
  organization,
  sinceMonths,
  certification: certificate && { number: certificate[0], fromDays: certificate[1], toDays: certificate[2] },
  intro,
}))
