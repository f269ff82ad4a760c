import { IMMUNIZATION_DOUBTS_ZH, type ImmunizationDoubt } from '#domain/immunization/immunization-doubt'
import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { localTimeOf } from '#domain/kernel/time'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of the health record, in words (design guide §7). */
export const RECORD_MESSAGES = {
  checkup_record_incomplete: '体检记录还差一点，没有存下。看看做了哪几项、复查日期对不对，再保存。',
  checkup_not_for_age: ({ opensOn, visitNo }) => {
    if (visitNo === 0) return '新生儿加访只记给 28 天内、出生情况有高危的宝宝。先填出生情况，或写成看诊记录。'
    return typeof opensOn === 'string'
      ? `这次体检 ${opensOn} 起才能做，现在记不成。可以写成看诊记录。`
      : '儿保体检到 6 岁为止，这次记不成体检。可以写成看诊记录。'
  },
  entry_before_birth: '日期在出生以前，没有记下。看看日期，或先更正生日。',
  entry_in_future: '日期还没有到，没有记下。改成今天或以前的日子。',
  entry_over: '这条记录刚被撤回或改过。返回上一页看看最新的。',
  entry_not_movable: '这是体检或随访时量的，跟着那一次走，不能单独移。体检记错了人，到那次体检里移。',
  share_code_wrong: '这个分享码打不开，可能输错了、过了时间，或者家人收回了。请家人再给一个。',
  objection_made: '这一次查看你已经问过了。回答会发到“消息”里。',
  measurement_doubtful: ({ doubts }) =>
    Array.isArray(doubts) && doubts.every((doubt) => doubt === 'same-day')
      ? '这一天已经量过一次，没有再记。确实要记两次，就再确认一次。'
      : '这个数和同龄的孩子差得多，没有记下。看看单位和小数点；没写错就再确认一次。',
  birth_facts_of_staff: '出生情况是医护照出生记录写的，家里改不了。不对的话，请社区医生更正。',
  vaccine_contraindicated: '记着这种疫苗不能打，没有存下。确实能打了，先由医生解除“不能接种”，再记这一针。',
  immunization_doubtful: ({ doubts }) => {
    const said = Array.isArray(doubts)
      ? doubts.flatMap((doubt) => IMMUNIZATION_DOUBTS_ZH[doubt as ImmunizationDoubt] ?? [])
      : []
    return `${said.length > 0 ? said.join('；') : '这一针和接种程序对不上'}。还没有存下，核对后可以确认。`
  },
  observation_running: ({ until }) =>
    `留观还没到时间，要到 ${typeof until === 'string' ? localTimeOf(new Date(until)) : '满 30 分钟'}。有不舒服的，选“有反应”。`,
  entry_already_there: '同一天、同一项已经记过了，没有再记一遍。返回上一页看看那一条。',
  prescription_allergy: ({ item }) =>
    `${typeof item === 'number' ? `第 ${item} 种药` : '有一种药'}和这位的过敏记录对上了，没有开出去。换一种，或先核对过敏记录。`,
  prescription_twice: ({ item }) =>
    `${typeof item === 'number' ? `第 ${item} 种药` : '有一种药'}写了两次，没有开出去。删掉一条再保存。`,
  report_empty: '报告里还什么都没有写。填一个数值，或写上结论。',
  report_duplicate: ({ performedOn }) =>
    `这一项${typeof performedOn === 'string' ? ` ${performedOn} ` : '不久前'}已经查过，还在可互认的日子里。要再查，选一个理由。`,
  picture_unreadable: '这张图打不开，不是你的问题。换一张 JPG、PNG 或 WebP 的照片，或者重新拍一张。',
  picture_too_large: '这张图压缩以后还是超过 4 MB，没有送出去。重新拍一张，或截取有字的部分。',
  attachments_full: '一个人最多存 200 份资料，已经满了。撤回几份不用的再加。',
  allergies_full: '一个人最多记 50 种过敏，已经满了。把好了的标成“不再过敏”，再加新的。',
  correction_pending: '这一条已经提过更正，社区医院还没有回复。等他们回了，还能再提。',
  correction_answered: '这条更正已经有同事回复过了。返回上一页看看最新的。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
