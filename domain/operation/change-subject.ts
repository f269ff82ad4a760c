/** What operators change; each change is kept with what stood before, and can be taken back by another. */
export const CHANGE_SUBJECTS = [
  'rule',
  'calendar-day',
  'organization',
  'practitioner',
  'practitioner-role',
  'certification',
  'session-template',
  'staff-member',
  'staff-role',
  'log-in',
  'second-factor',
  'card-key',
] as const
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number]

export const CHANGE_SUBJECT_NAMES_ZH = {
  rule: '规则',
  'calendar-day': '日历',
  organization: '机构',
  practitioner: '医护',
  'practitioner-role': '执业地点',
  certification: '儿科认证',
  'session-template': '出诊排班',
  'staff-member': '员工',
  'staff-role': '岗位',
  'log-in': '登录',
  'second-factor': '二次验证',
  'card-key': '健康卡密钥',
} as const satisfies Record<ChangeSubject, string>
