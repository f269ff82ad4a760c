import type { Badge } from '#domain/directory/badge'
import type { OrganizationKind } from '#domain/directory/organization-kind'
import type { Service } from '#domain/kernel/healthcare-service'

/** The one county of the demo. It does not exist, and every institution of it says so in its name. */
export const DEMO_REGION = '云溪县'

export interface DemoOrganization {
  readonly key: string
  readonly parent: string | null
  readonly kind: OrganizationKind
  readonly name: string
  readonly street: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
  readonly badges: readonly Badge[]
  readonly services: readonly Service[]
}

/** `S` 生病 `C` 儿保体检 `V` 接种 `F` 复诊 `X` 专家号 */
const SERVICE_LETTERS: Readonly<Record<string, Service>> = {
  S: 'sick-visit',
  C: 'child-checkup',
  V: 'vaccination',
  F: 'follow-up',
  X: 'expert-outreach',
}

/** `E` 老年友善 `A` 无障碍 `B` 国家基本标准 `R` 国家推荐标准 */
const BADGE_LETTERS: Readonly<Record<string, Badge>> = {
  E: 'elder-friendly',
  A: 'accessible',
  B: 'quality-basic',
  R: 'quality-recommended',
}

/** key, parent, name, street or town, address, last digits of the phone, latitude, longitude, services, badges */
type Row = readonly [string, string, string, string, string, string, number, number, string, string]

// biome-ignore format: one row a line
const LEAD_HOSPITALS: readonly Row[] = [
  ['county-hospital', 'county', '云溪县人民医院', '城南街道', '云溪大道 1 号', '0001', 30.5948, 103.2978, 'SF', 'EA'],
  ['maternity', 'county', '云溪县妇幼保健院', '城北街道', '同心路 66 号', '0002', 30.6236, 103.3052, 'SCF', 'A'],
]

// biome-ignore format: one row a line
const COMMUNITY_CENTRES: readonly Row[] = [
  ['chengdong', 'maternity', '城东社区卫生服务中心', '城东街道', '梧桐路 18 号', '0101', 30.6121, 103.3184, 'SCVFX', 'EAR'],
  ['wutongli', 'maternity', '梧桐里社区卫生服务中心', '城东街道', '梧桐里 3 号', '0102', 30.6178, 103.3251, 'SCF', 'EB'],
  ['chengxi', 'county-hospital', '城西社区卫生服务中心', '城西街道', '西街 210 号', '0103', 30.6083, 103.2824, 'SCVF', 'EAR'],
  ['xiheba', 'county-hospital', '西河坝社区卫生服务中心', '城西街道', '河坝路 7 号', '0104', 30.6031, 103.2743, 'SF', 'B'],
  ['chengnan', 'county-hospital', '城南社区卫生服务中心', '城南街道', '南门外街 45 号', '0105', 30.5902, 103.3011, 'SCVFX', 'EAB'],
  ['wenchang', 'county-hospital', '文昌路社区卫生服务中心', '城南街道', '文昌路 92 号', '0106', 30.5857, 103.2906, 'SCF', 'A'],
  ['chengbei', 'maternity', '城北社区卫生服务中心', '城北街道', '北环路 30 号', '0107', 30.6287, 103.2998, 'SCVF', 'EB'],
  ['beimenqiao', 'maternity', '北门桥社区卫生服务中心', '城北街道', '北门桥头 2 号', '0108', 30.6342, 103.3077, 'SF', 'B'],
  ['liuhe', 'maternity', '柳河社区卫生服务中心', '柳河街道', '柳河东路 11 号', '0109', 30.6034, 103.3361, 'SCVF', 'AB'],
  ['liuyin', 'maternity', '柳荫社区卫生服务中心', '柳河街道', '柳荫街 56 号', '0110', 30.5972, 103.3438, 'SCF', ''],
  ['tongzi', 'county-hospital', '桐梓社区卫生服务中心', '桐梓街道', '桐梓南街 23 号', '0111', 30.5846, 103.3247, 'SCVF', 'EAB'],
  ['guihuaxiang', 'county-hospital', '桂花巷社区卫生服务中心', '桐梓街道', '桂花巷 9 号', '0112', 30.5791, 103.3169, 'SF', ''],
]

// biome-ignore format: one row a line
const TOWNSHIP_CENTRES: readonly Row[] = [
  ['qingqiao', 'maternity', '青桥镇卫生院', '青桥镇', '青桥正街 1 号', '0201', 30.6273, 103.3344, 'SCVFX', 'EB'],
  ['qingqiao-hedong', 'maternity', '青桥镇卫生院河东分院', '青桥镇', '河东村 2 组', '0202', 30.6391, 103.3513, 'SF', ''],
  ['baishi', 'county-hospital', '白石镇卫生院', '白石镇', '白石街 88 号', '0203', 30.5587, 103.2612, 'SCVF', 'AB'],
  ['baishi-chayuan', 'county-hospital', '白石镇卫生院茶园分院', '白石镇', '茶园场 14 号', '0204', 30.5441, 103.2498, 'SF', ''],
  ['yunmen', 'county-hospital', '云门镇卫生院', '云门镇', '云门老街 5 号', '0205', 30.5713, 103.3782, 'SCVF', 'EB'],
  ['taoxi', 'maternity', '桃溪镇卫生院', '桃溪镇', '桃溪路 120 号', '0206', 30.6612, 103.2876, 'SCVF', 'B'],
  ['lihua', 'maternity', '梨花镇卫生院', '梨花镇', '梨花街 33 号', '0207', 30.6719, 103.3321, 'SCF', ''],
  ['fenglin', 'county-hospital', '枫林镇卫生院', '枫林镇', '枫林正街 17 号', '0208', 30.5364, 103.3105, 'SCF', 'B'],
  ['zhuxi', 'county-hospital', '竹溪乡卫生院', '竹溪乡', '竹溪街 8 号', '0209', 30.6158, 103.2265, 'SF', 'A'],
  ['shimen', 'county-hospital', '石门乡卫生院', '石门乡', '石门场 3 号', '0210', 30.5219, 103.3571, 'SF', ''],
]

/** Two villages are called 新桥, as villages are: only the town tells them apart (journeys E1 44). */
// biome-ignore format: one row a line
const VILLAGE_STATIONS: readonly Row[] = [
  ['qingqiao-xinqiao', 'qingqiao', '新桥村卫生室', '青桥镇', '新桥村 4 组', '0301', 30.6418, 103.3402, 'S', ''],
  ['baishi-xinqiao', 'baishi', '新桥村卫生室', '白石镇', '新桥村 1 组', '0302', 30.5502, 103.2731, 'S', ''],
  ['taohua', 'taoxi', '桃花村卫生室', '桃溪镇', '桃花村 6 组', '0303', 30.6734, 103.2791, 'S', 'A'],
  ['shiban', 'shimen', '石板村卫生室', '石门乡', '石板村 2 组', '0304', 30.5127, 103.3689, 'S', ''],
]

const COUNTY: Row = ['county', '', DEMO_REGION, '', '', '0000', 30.603, 103.3, '', '']

export const DEMO_ORGANIZATIONS: readonly DemoOrganization[] = [
  organization('region', COUNTY),
  ...LEAD_HOSPITALS.map((row) => organization('lead-hospital', row)),
  ...COMMUNITY_CENTRES.map((row) => organization('community-centre', row)),
  ...TOWNSHIP_CENTRES.map((row) => organization('township-centre', row)),
  ...VILLAGE_STATIONS.map((row) => organization('village-station', row)),
]

function organization(kind: OrganizationKind, row: Row): DemoOrganization {
  const [key, parent, name, street, address, digits, latitude, longitude, services, badges] = row
  return {
    key,
    parent: parent || null,
    kind,
    name: `${name}（示例）`,
    street,
    address,
    // No subscriber's number begins with 0: nobody is called by mistake.
    phone: `028-0000${digits}`,
    latitude,
    longitude,
    badges: spell(badges, BADGE_LETTERS),
    services: spell(services, SERVICE_LETTERS),
  }
}

function spell<Code>(letters: string, table: Readonly<Record<string, Code>>): Code[] {
  return [...letters].map((letter) => {
    const code = table[letter]
    if (code === undefined) throw new Error(`the demo table has no letter ${letter}`)
    return code
  })
}
