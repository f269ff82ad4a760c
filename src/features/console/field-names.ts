/** What the fields of a kept change are called on the desk. */
const FIELD_NAMES_ZH: Readonly<Record<string, string>> = {
  accountId: '账号',
  address: '地址',
  badges: '标识',
  endTime: '到几点',
  feeFen: '挂号费（分）',
  intro: '介绍',
  kind: '类别',
  latitude: '纬度',
  longitude: '经度',
  name: '名称',
  nameZh: '名称',
  number: '证书号',
  onHolidays: '放假也开',
  organizationId: '机构',
  parentId: '上级',
  phone: '电话',
  practitionerId: '医护',
  region: '规则地区',
  reserves: '留号',
  role: '岗位',
  room: '诊室',
  seatsPerSlot: '每段人数',
  service: '服务',
  services: '服务',
  since: '从',
  startTime: '从几点',
  street: '街道',
  title: '职称',
  until: '到',
  validFrom: '生效',
  validTo: '失效',
  weekday: '每周',
}

export function fieldNameZh(name: string): string {
  return FIELD_NAMES_ZH[name] ?? name
}
