import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import type { ResidentIdFault } from '#domain/kernel/resident-id'
import { localTimeOf } from '#domain/kernel/time'
import { DOCUMENT_TYPE_NAMES_ZH, type DocumentType } from '#domain/patient/document-type'
import { PERSON_NAME_FAULTS_ZH, RESIDENT_ID_FAULTS_ZH } from '#domain/patient/fault-sentences'
import type { PersonNameFault } from '#domain/patient/person-name'
import { RELATION_NAMES_ZH, type Relation } from '#domain/patient/relation'

type Sentence = string | ((facts: RefusalFacts) => string)

const AGAIN_LATER = '现在用的人多，我们的服务器没来得及答应，不是你的问题。过几秒再试一次。'

/**
 * Every refusal in words: what happened, whose fault it is not, what to do next, in at most two sentences (design
 * guide §7). Facts may be missing, as when the database settled a race, so every sentence can do without them.
 */
const SENTENCES = {
  input_invalid: invalidInput,
  input_too_large: '写的内容太长，没有送出去。删短一些再试。',
  not_found: '没有找到，可能已经被删掉，或者不在你的家庭里。返回上一页看看最新的。',
  not_logged_in: '登录已经过期，不是你做错了什么。登录以后接着办。',
  not_permitted: '这件事要由别的角色来办，你的账号办不了。需要的话打电话给社区医院。',
  idempotency_key_reused: '这一步刚才已经提交过别的内容。返回上一页重新进来，就能再办。',
  too_many_requests: ({ retryAfterSeconds, documentsPerHour }) => {
    if (typeof documentsPerHour === 'number') {
      return `为了防止有人试号码，1 小时最多添加 ${documentsPerHour} 个证件。过 1 小时再来。`
    }
    return `点得有点快。${waitInWords(retryAfterSeconds)}再试。`
  },
  busy: AGAIN_LATER,

  wechat_code_expired: '微信给的登录凭证过期了，不是你的问题。再点一次就好。',
  wechat_code_used: '这次登录已经用过一回，不是你的问题。再点一次就好。',
  wechat_unavailable: '微信那边暂时没答应，不是你的问题。过几秒再点一次。',
  wechat_account_blocked: '微信把这个账号判为有风险，暂时不能登录。请到微信里查看原因；急用可以打电话约。',
  phone_quota_exhausted: '微信取手机号的服务今天用完了，不是你的问题。改用短信验证码一样能办。',
  phone_code_wrong: ({ attemptsLeft }) =>
    typeof attemptsLeft === 'number'
      ? `验证码不对，还能试 ${attemptsLeft} 次。请对着短信再看一遍。`
      : '验证码不对。请对着短信再看一遍。',
  phone_code_expired: '验证码已经失效，它只管 5 分钟。点“重新发送”再要一个。',
  phone_code_too_many: '验证码输错了 5 次，为了安全已经作废。点“重新发送”再要一个。',
  phone_shared_too_often: ({ max }) =>
    `这个手机号已经有 ${typeof max === 'number' ? max : 3} 个账号在用，不能再加。换一个号码，或请家人在“我的”里换绑。`,
  phone_not_mainland: '微信给的号码不是大陆手机号，收不到就诊提醒。请改用短信验证码绑一个大陆号码。',
  sms_unavailable: '短信没有发出去，不是你的问题。过 1 分钟再试，或改用微信手机号。',
  privacy_not_agreed: '隐私说明更新过了，要你看过并同意才能继续。不同意也能看医院和放号。',

  resident_id_invalid: ({ reason }) =>
    RESIDENT_ID_FAULTS_ZH[reason as ResidentIdFault] ?? '身份证号不对。请对着证件再看一遍。',
  document_number_invalid: ({ documentType }) =>
    documentType === 'birth-certificate'
      ? '出生医学证明的编号是 1 个字母加 9 位数字，在证明的右上角。请再看一遍。'
      : `${documentName(documentType)}的号码写法不对。请对着证件再看一遍。`,
  document_date_required: '这种证件上看不出生日和性别。请把出生日期和性别都选上。',
  birth_certificate_age: ({ months }) =>
    `出生医学证明只用到 ${typeof months === 'number' ? monthsInWords(months) : '1 岁'}。孩子上了户口就有身份证号，在户口簿本人页上。`,
  relation_age_mismatch: ({ relation }) =>
    `按证件上的年龄，和“${RELATION_NAMES_ZH[relation as Relation] ?? '所选的关系'}”对不上。请改选关系，或核对号码。`,
  household_full: ({ members }) =>
    `一个账号最多添加 ${typeof members === 'number' ? members : 8} 位家人，现在满了。可以让另一位家人用自己的手机添加。`,
  patient_already_added: '这个人已经在你的家庭里，不用再添加。返回去选就好。',
  patient_needs_guardian_approval:
    '这个证件已经由另一位监护人添加，要对方同意才能一起管理。请对方先帮忙约，或带户口簿到社区医院窗口办。',
  self_already_added: '“自己”已经添加过了。给别人添加，请选别的关系。',

  slot_full: '这个号刚被约走，不是你手慢。换一个时间就好。',
  slot_started: '这个时间已经开始，不能再约。往后选一个时间。',
  slot_suspended: '医生这一段临时停诊，不是你的问题。可以换个时间，或换一位医生。',
  slot_not_released: ({ opensAt }) =>
    `这个号还没有放出来，${openingInWords(opensAt)}。到点再来，或先约已经放出来的。`,
  slot_outside_window: ({ opensAt }) => `日子还早，${openingInWords(opensAt)}。可以先约近一点的。`,
  slot_pool_on_site: '这个号留给到现场的人，网上约不了。可以换一个时间，或直接去窗口。',
  slot_pool_referral: '这个号留给转诊来的孩子，要有社区医生开的转诊单。先约社区看，医生会帮你转。',
  slot_pool_signed_family: '这个号先给签约家庭。可以换一个时间，放给大家的号也有。',

  guardian_required: ({ years }) =>
    `未满 ${typeof years === 'number' ? years : 14} 岁要由监护人来约。请爸爸妈妈用他们的手机添加你再约。`,
  service_age: wrongAge,
  limit_same_service_day: '同一天同一种服务只能约一个号，这一天已经约过。可以换一天，或改已经约好的时间。',
  limit_day: ({ limit }) => `一天最多约 ${numberOr(limit, 2)} 个号，这一天已经满了。可以换一天。`,
  limit_open: ({ limit }) => `手上最多留 ${numberOr(limit, 3)} 个没看的号。先取消一个用不上的，就能再约。`,
  limit_service_window: ({ limit }) =>
    `这段时间里同一种服务最多约 ${numberOr(limit, 2)} 个号，已经满了。看完一个，或取消一个再约。`,
  time_overlap: ({ start }) =>
    typeof start === 'string'
      ? `和已经约好的 ${localTimeOf(new Date(start))} 撞在一起。换一个不重叠的时间。`
      : '和已经约好的时间撞在一起。换一个不重叠的时间。',

  hold_expired: '给你留的 5 分钟到了，号已经放回去，填好的内容还在。号还在的话，再选一次就好。',
  hold_mismatch: '留住的号和要约的不是同一个。返回选时间，再选一次就好。',
  appointment_state: '这个预约的状态刚变过，这一步不用办了。返回看看最新的。',
  reschedule_same_slot: '选的还是原来的时间，不用改。要换就选另一个。',
  reschedule_other_service: '改时间只能改到同一种服务。要换服务，请另外约一个，再取消这个。',
} as const satisfies Record<DomainErrorCode, Sentence>

/** What the reader is told. Never the code: it is for machines. */
export function errorMessage(code: DomainErrorCode, facts: RefusalFacts = {}): string {
  const sentence: Sentence = SENTENCES[code]
  return typeof sentence === 'string' ? sentence : sentence(facts)
}

function invalidInput({ fields, reason }: RefusalFacts): string {
  const named = Array.isArray(fields) ? fields : []
  if (reason === 'contradicts-document') return '填的出生日期或性别和证件号对不上。请对着证件核对。'
  if (reason === 'in-future') return '出生日期还没有到。请核对年份。'
  if (reason === 'older-than-150') return '按这个出生日期已经超过 150 岁。请核对年份。'
  if (named.includes('name'))
    return PERSON_NAME_FAULTS_ZH[reason as PersonNameFault] ?? '名字写得不对，请核对。'
  if (named.includes('phone')) return '请写 11 位的大陆手机号。'
  if (named.includes('code')) return '验证码是 6 位数字。请对着短信再看一遍。'
  return '有内容没填对，没有送出去。请核对后再试。'
}

function wrongAge({ service, fromMonths, toMonths }: RefusalFacts): string {
  const name = SERVICE_NAMES_ZH[service as Service] ?? '这项服务'
  if (typeof toMonths !== 'number') {
    return typeof fromMonths === 'number' && fromMonths > 0
      ? `${name}从 ${monthsInWords(fromMonths)}开始，现在还小。有疑问可以先约“生病”问医生。`
      : `${name}有年龄要求，这次约不了。可以约别的服务。`
  }
  const until = `${name}约到满 ${monthsInWords(toMonths)}以前，就诊那天已经过了。`
  return service === 'sick-visit'
    ? `${until}大人请约“复诊”，或打电话问社区医院。`
    : `${until}可以约“生病”看儿科。`
}

function documentName(type: unknown): string {
  return DOCUMENT_TYPE_NAMES_ZH[type as DocumentType] ?? '证件'
}

function numberOr(fact: RefusalFacts[string] | undefined, otherwise: number): number {
  return typeof fact === 'number' ? fact : otherwise
}

function monthsInWords(months: number): string {
  return months % 12 === 0 ? `${months / 12} 岁` : `${months} 个月`
}

function waitInWords(seconds: unknown): string {
  if (typeof seconds !== 'number') return '过一会儿'
  return seconds <= 90 ? `过 ${seconds} 秒` : `过 ${Math.ceil(seconds / 60)} 分钟`
}

function openingInWords(opensAt: unknown): string {
  if (typeof opensAt !== 'string') return '到放号时间才能约'
  const [month, day] = opensAt.slice(5, 10).split('-').map(Number)
  return `${month}月${day}日 ${localTimeOf(new Date(opensAt))} 放号`
}
