import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of the operators' desk, in words (design guide §7). */
export const DESK_MESSAGES = {
  rule_value_invalid: ({ code }) =>
    `${typeof code === 'string' ? `${code} 的` : ''}值写得不对，没有保存。对照旁边的说明再改。`,
  rule_value_outdated: ({ code }) =>
    `${typeof code === 'string' ? `${code} ` : '这条规则'}以前的值少了现在要有的项，不能照原样退回，什么都没有改。按现在的样子写一个新版本。`,
  rule_date_past: '新版本最早从明天开始。已经发生的事要按当时的规则算。',
  rule_date_taken: '这条规则从那天起已经有一个版本了，可能是同事刚写的。换一天，或先撤回那个版本。',
  rule_fixed: ({ everywhere }) =>
    everywhere === true
      ? '这条规则跟着家庭走，各县都一样，只能改「全部」那一行。'
      : '这条规则是程序的做法，没有可以改的数字。要改请联系技术人员。',
  organization_tree: '机构不能挂在自己的下级，也不能挂在同级或更低的机构下面。换一个上级。',
  region_taken: '这个地区名已经归别的卫健局管。换一个名字，或填「*」用通用规则。',
  certification_number_taken: '这个证书号已经登记过了。核对一下证书，看是不是已经录过。',
  template_hours: ({ maxSlotMinutes }) =>
    `这样排不出号：${typeof maxSlotMinutes === 'number' ? `一个时段最长 ${maxSlotMinutes} 分钟，` : ''}时段长是单次时长乘以每段人数，整班至少要放下一个时段。减少人数，或拉长时间。`,
  change_over: '这一步已经撤回过，或者后面又改过，不能再撤。照最新的值改一次就好。',
  record_in_use: '还有班次、预约或签约用着它，不能停用。先处理完再来。',
  practitioner_elsewhere: '这位医生在那个时间已经有别的班。换个时间，或先改那一班。',
  name_taken_here: '同一处已经有这个名字了。看看列表里是不是已经加过，或换一个名字。',
  version_to_come: '从那天起或那天以后，已经写好一个版本。换晚一点的日子，或先到变更记录里撤回它。',
  agreement_variables: '有的变量写错了，或者漏了，没有存下。对照标出来的几处改好再存。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
