import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { dayOr } from './fact-words'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of signing with a family doctor, in words (design guide §7). */
export const CONTRACT_MESSAGES = {
  contract_elsewhere: ({ teamName, endsOn }) =>
    typeof teamName === 'string'
      ? `已经和${teamName}签了约，到 ${dayOr(endsOn, '期满')}。想换团队，在“我的家庭医生”里点换团队。`
      : '这段时间已经有一份签约了，一个人同时只签一支团队。在“我的家庭医生”里看看是哪一支。',
  contract_pending: '已经交过一份签约申请，还在办，没有重复提交。等团队答复，或先撤回那一份。',
  contract_state: '这份签约刚才有了变化，这一步现在办不了。刷新一下，看看最新的。',
  contract_start_day: ({ from }) =>
    `开始的日子过了，不是你的问题。最早可以从 ${dayOr(from, '今天')} 开始，重新看一遍协议再签。`,
  contract_theirs_alone: '选的服务包和团队问的话，只给本人看。请本人登录自己的账号来办，或请团队当面办。',
  contract_not_renewable: ({ firstDays }) =>
    `还没到续签的时候，或者过了续签期。到期前${typeof firstDays === 'number' ? ` ${firstDays} 天` : ''}会提醒你；已经过期的，重新签一份就行。`,
  team_full: ({ queuePosition }) =>
    typeof queuePosition === 'number'
      ? `这支团队签满了，你排在第 ${queuePosition} 位。可以接着等，也可以选旁边的团队。`
      : '这支团队刚刚签满了。可以放进排队，或请家庭选旁边的团队。',
  agreement_changed: ({ changes }) =>
    Array.isArray(changes) && changes.length > 0
      ? '协议刚更新了，和你看过的不一样，没有替你签。看一遍标出来的地方，再签名。'
      : '服务包、团队或日期刚有变化，协议跟着变了，没有替你签。再看一遍，再签名。',
  signature_blank: '签名是空的，或者只点了一下。用手指写上名字，再提交。',
  residence_too_short: ({ from, residenceMonths }) =>
    `不是本地户口的，要住满${typeof residenceMonths === 'number' ? ` ${residenceMonths} 个月` : '规定的时间'}才能签，这是规定，不是你的问题。${dayOr(from, '住满了')} 起可以签。`,
  switch_once_a_year: ({ from }) =>
    `一年里只能换一次团队，这次已经换过；退了再签别的团队，也算一次。${dayOr(from, '到期')} 起可以再换；搬了家随时能换。`,
  resident_yes_missing: '还缺本人点头，没有送到团队。请本人收短信确认，或到中心由两位工作人员当面签。',
  resident_yes_old: ({ days }) =>
    `居民的签名${typeof days === 'number' ? `过了 ${days} 天` : '放得太久'}，不能再用，不是居民的问题。家里会收到消息，再签一次名就能接着办，不用退回。`,
  draft_text_changed:
    '协议在填好以后改过，旧的不能再确认。先看新的协议，把它给本人看、读给本人听，再请本人点头。',
  signing_phone_own: '这是你自己的手机号，证明不了是本人同意的。请写本人的手机号；没有手机，就到中心当面签。',
  signing_code_wrong: ({ attemptsLeft }) =>
    typeof attemptsLeft === 'number'
      ? `确认码不对，还能试 ${attemptsLeft} 次。请本人对着短信再看一遍。`
      : '确认码不对。请本人对着短信再看一遍。',
  signing_code_expired: '确认码已经失效，它只管 5 分钟。重新发一个，再请本人看短信。',
  signing_code_too_many: '确认码输错了 5 次，为了安全已经作废。重新发一个再试。',
  second_staff_code_wrong: '同事的确认码不对，或者过了 5 分钟。请同事在自己的手机上再看一次。',
  signer_under_age: '未满 18 岁由监护人在自己的手机上签，不用当面代办。请家长在“家庭医生”里签。',
  witness_documents_missing: '由法定监护人代签的，要先看过监护证明。写上看了什么，再签。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
