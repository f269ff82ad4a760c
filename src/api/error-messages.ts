import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import type { ResidentIdFault } from '#domain/kernel/resident-id'
import { type LocalDate, localTimeOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { DOCUMENT_TYPE_NAMES_ZH, type DocumentType } from '#domain/patient/document-type'
import { PERSON_NAME_FAULTS_ZH, RESIDENT_ID_FAULTS_ZH } from '#domain/patient/fault-sentences'
import type { PersonNameFault } from '#domain/patient/person-name'
import { RELATION_NAMES_ZH, type Relation } from '#domain/patient/relation'
import { CLAIM_MESSAGES } from './claim-messages'
import { CONTRACT_MESSAGES } from './contract-messages'
import { COVERAGE_MESSAGES } from './coverage-messages'
import { DESK_MESSAGES } from './desk-messages'
import { numberOr } from './fact-words'
import { FUND_MESSAGES } from './fund-messages'
import { PAYMENT_MESSAGES } from './payment-messages'
import { RECORD_MESSAGES } from './record-messages'
import { TEAM_MESSAGES } from './team-messages'

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
  too_many_requests: ({
    retryAfterSeconds,
    documentsPerHour,
    codesPerHour,
    numbersPerHour,
    sharesPerHour,
    place,
  }) => {
    if (typeof numbersPerHour === 'number') {
      return `为了防止有人试卡号，1 小时最多输 ${numbersPerHour} 个。请对方出示动态码，或过 1 小时再来。`
    }
    if (typeof codesPerHour === 'number') {
      return `为了防止有人试委托码，1 小时最多试 ${codesPerHour} 个。过 1 小时再来。`
    }
    if (typeof sharesPerHour === 'number') {
      return `为了防止有人试分享码，1 小时最多输 ${sharesPerHour} 个。请家人出示健康卡，或过 1 小时再来。`
    }
    if (typeof documentsPerHour === 'number') {
      return `为了防止有人试号码，1 小时最多添加 ${documentsPerHour} 个证件。过 1 小时再来。`
    }
    if (typeof place === 'number') {
      return `现在预约的人多，你前面还有 ${place} 位。这不是你的问题，过几秒再点一次。`
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
  household_full: ({ members, isAskers }) =>
    isAskers
      ? `对方的家里已经有 ${numberOr(members, 8)} 位家人，加不进去了。请对方先移走一位，再来同意。`
      : `一个账号最多添加 ${numberOr(members, 8)} 位家人，现在满了。可以让另一位家人用自己的手机添加。`,
  patient_already_added: '这个人已经在你的家庭里，不用再添加。返回去选就好。',
  self_elsewhere: '这个人已经有自己的账号，不能再多一个“自己”。请带身份证到社区医院前台核对。',
  self_already_added: '“自己”已经添加过了。给别人添加，请选别的关系。',

  slot_full: '这个号刚被约走，不是你手慢。换一个时间就好。',
  slot_started: '这个时间已经开始，不能再约。往后选一个时间。',
  slot_too_soon: ({ minutes }) =>
    `离开始不到 ${numberOr(minutes, 15)} 分钟，网上来不及约了。往后选一个时间，或直接去窗口问现场号。`,
  slot_suspended: '医生这一段临时停诊，不是你的问题。可以换个时间，或换一位医生。',
  slot_not_released: ({ opensAt }) =>
    `这个号还没有放出来，${openingInWords(opensAt)}。到点再来，或先约已经放出来的。`,
  slot_reopens: ({ opensAt }) =>
    `有人退了这个号，${openingInWords(opensAt)}，手快手慢机会一样。到点再点一次。`,
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
  limit_given_back:
    '今天锁了又退的号太多，为了让别的孩子也约得上，先停一停。明天 0 点以后再约；急的话打电话给社区医院。',
  booking_banned: ({ until }) =>
    `爽约满次，${typeof until === 'string' ? `${dateInWords(until as LocalDate, until as LocalDate)}起` : '过些日子'}才能再给这位家人网上约号；家里别人照常约。打疫苗、签约团队和窗口不受影响；没来有原因，去“预约”里点开那一次说明。`,
  no_show_appeal_over: '过了可以申诉的日子，这一次改不了了。以后来不了，提前一天取消就不算。',
  no_show_appeal_made: '这一次已经有人办过了。返回看看最新的。',
  time_overlap: ({ start }) =>
    typeof start === 'string'
      ? `和已经约好的 ${localTimeOf(new Date(start))} 撞在一起。换一个不重叠的时间。`
      : '和已经约好的时间撞在一起。换一个不重叠的时间。',

  slots_not_together: '这几个号没有挨在一起，都没有约，别的号也没动。换一个时间，我们帮你找挨着的。',
  together_children_only: '连着约只给孩子，都没有约。大人的号请单独约。',
  hold_expired: '给你留的 5 分钟到了，号已经放回去，填好的内容还在。号还在的话，再选一次就好。',
  hold_mismatch: '留住的号和要约的不是同一个。返回选时间，再选一次就好。',
  appointment_state: '这个预约的状态刚变过，这一步不用办了。返回看看最新的。',
  reschedule_same_slot: '选的还是原来的时间，不用改。要换就选另一个。',
  reschedule_other_service: '改时间只能改到同一种服务。要换服务，请另外约一个，再取消这个。',
  waitlist_range: ({ days }) => `候补从今天排到 ${numberOr(days, 14)} 天以内。换一天，或等放号那天来约。`,
  waitlist_seats_left: '这些天里还有号，不用候补，直接约就好。',
  waitlist_already: '已经在排这里的候补。要换日子，先退出那一个再排。',
  waitlist_state: '这个候补已经结束，或者不用再继续。返回看看最新的。',
  limit_waitlist: ({ entries }) => `一个人最多同时排 ${numberOr(entries, 3)} 处候补。先退出一处，再排这里。`,
  offer_over: '这个号的保留时间过了，或家里人已经答复。位置还在，有号再告诉你。',

  second_factor_required: '这个岗位还要一步验证：打开验证器，输入 6 位数字。没有设过就先设置。',
  second_factor_not_set_up: '还没有绑定验证器。先扫码绑定，再输入 6 位数字。',
  second_factor_already_set_up: '已经绑过验证器，直接输 6 位数字就好。换了手机，请另一位管理员重置后再绑。',
  second_factor_wrong: '验证码不对，或者已经用过。等验证器换出下一组数字再输。',
  second_factor_locked: ({ retryAfterSeconds }) =>
    `连着输错太多次，先锁一会儿保护账号。${waitInWords(retryAfterSeconds)}再试。`,
  desk_code_wrong: '没有找到这个登录码，可能输错或者已经过期。看一眼电脑屏幕，照着再输一次。',
  desk_code_expired: '这个登录码已经过期或用过，它只管 5 分钟。在电脑上刷新再要一个。',
  desk_code_locked: ({ retryAfterSeconds }) =>
    `连着输错 5 次登录码，先停一会儿保护账号。${waitInWords(retryAfterSeconds)}再试。`,
  role_own: '自己的角色不能自己改。请另一位管理员来办。',
  role_already_given: '这个人在这家机构已经有这个角色了。看看列表，不用再加。',
  role_practitioner_required: '看诊的角色要先对上机构目录里的医生或护士。选好是谁再保存。',
  staff_account_unclear: ({ accounts }) =>
    typeof accounts === 'number' && accounts > 1
      ? `这个手机号有 ${accounts} 个账号在用，分不清是谁。请对方在“我的-手机号”里换绑自己的号码，再来添加。`
      : '还没有账号绑过这个手机号。请对方先登录一次，在“我的-手机号”里绑好，再来添加。',
  staff_practitioner_mismatch: '这个账号和目录里的医生对不上：其中一个已经连着别人。核对一下选的人。',

  delegate_not_permitted: '你是受托带孩子看病的人，这件事要孩子的监护人来办。',
  guardian_last: '你是孩子唯一的监护人，移走以后就没人能替孩子办事。先请另一位家长添加孩子。',
  guardian_limit: ({ accounts }) =>
    `一个孩子最多 ${typeof accounts === 'number' ? accounts : 4} 位监护人。带孩子看病可以用“委托”。`,
  guardianship_pending: '已经替你问过孩子的监护人了，正在等答复。不用再加一次。',
  guardianship_over: '这个申请已经有结果，或者过期了。刷新看看最新的。',
  guardianship_asked_enough: '这个人的监护人已经被问过几次了。请当面和对方说好，或带户口簿到社区医院前台办。',
  delegation_code_wrong: '委托码不对，或者已经过期。请孩子的监护人再发一个。',
  delegation_period: ({ maxDays }) =>
    `委托要从今天或以后开始，最长 ${typeof maxDays === 'number' ? maxDays : 366} 天。请改一下日期。`,
  delegation_own_child: '你本来就能带这个孩子看病，不用委托。',
  delegation_over: '这个委托已经结束了。需要的话再开一个新的。',
  delegation_limit: ({ max }) =>
    `一个孩子同时最多有 ${typeof max === 'number' ? max : 5} 个委托。先结束一个再开。`,
  correction_too_soon: ({ from }) =>
    `资料半年只能改一次，${typeof from === 'string' ? `${from} 起` : '过些时候'}可以再改。急用请带证件到社区医院前台。`,
  correction_from_document: '出生日期和性别是身份证号里带的，改不了。号码错了请带证件到社区医院前台。',
  document_already_replaced: '这个人已经有身份证号了，不用再换。要改请带证件到社区医院前台。',
  patient_has_open_appointments: ({ count }) =>
    `这个人还有 ${typeof count === 'number' ? count : '没看的'} 个预约。先取消或看完，再移走。`,
  patient_is_adolescent: '孩子满 14 岁了，这部分要孩子自己同意才能看。请孩子用自己的手机登录后同意。',
  merge_over: '这一条已经有人处理过了。刷新看看最新的。',
  merge_conflict: '两份档案有时间撞在一起的预约，合不起来。先请家长取消其中一个，再合并。',

  consent_withheld: ({ kinds }) =>
    kinds === undefined
      ? '你不同意处理孩子的信息，所以约不了新号；已经约好的不受影响。到“我的-授权”里同意就能约。'
      : '这一部分家人没有给看。需要的话，请家人在“授权”里同意，或者再给一个分享码。',
  consent_text_changed: '说明更新过了。看过新的再选同意或不同意。',
  consent_not_giver: ({ ownFromYears }) =>
    typeof ownFromYears === 'number'
      ? `满 ${ownFromYears} 岁要本人同意，别人不能代替。`
      : '这件事要本人或监护人来同意。',
  account_blocked: '还有没办完的事，账号先不能注销。照着清单办完，再来注销。',

  arrival_wrong_day: ({ day }) =>
    `这个号不是今天的${typeof day === 'string' ? `，是 ${day} 的` : ''}。可以改期，或现场挂号。`,
  arrival_too_early: ({ hours }) =>
    `来得太早，离预约还有 ${typeof hours === 'number' ? hours : 4} 个多小时。可以改成现在现场看，原来的号退回去，不算爽约。`,
  arrival_too_late: '已经过了 30 分钟的等候时间，这个号作废了。有空号可以现场再挂一个。',
  no_show_too_soon: ({ from }) =>
    `还没到可以记爽约的时间${typeof from === 'string' ? `，${localTimeOf(new Date(from))} 以后才行` : ''}。再等一等。`,
  queue_empty: '现在没有人在候诊。有人报到以后再叫。',
  visit_in_progress: '上一位还没看完。先保存上一位的记录，再叫下一位。',
  visit_record_incomplete: '记录还差一点：至少要有一个诊断和接下来怎么办。补上就能保存。',
  session_over: '这一班已经停诊、结束或没有剩下的时间了。刷新看看最新的。',
  session_extend_limit: ({ minutes }) =>
    `这一班最多延长${typeof minutes === 'number' ? ` ${minutes} 分钟` : '的时间'}，已经到了。换一天再约。`,
  extra_seats_used: ({ seats }) =>
    `这一班的${typeof seats === 'number' ? ` ${seats} 个` : ''}加号用完了。请家长约下一班，或者排候补。`,
  no_walk_in_seat: '现在没有现场号了。下一个时段会有，或请到别的社区医院看看。',
  survey_answered: '这次就诊已经评过了，谢谢。',
  survey_not_open: '看完以后 30 天内可以评价，现在还不能。',

  ...DESK_MESSAGES,

  ...RECORD_MESSAGES,
  ...TEAM_MESSAGES,

  card_absent: '没有找到健康卡。家里可以在“健康”里申领；在柜台请核对卡号和生日，或用证件登记。',
  card_state: ({ status }) => {
    if (status === 'applied') return '这张卡在等工作人员核对证件。带上证件到社区医院前台，核对后就能用。'
    if (status === 'cancelled') return '这张卡已经注销。需要的话，可以重新申领。'
    return '这张卡的状态刚变过，可能是家人改的。返回上一页看看最新的。'
  },
  card_frozen: '这张健康卡冻结着，现在不能用。请家人在小程序里解冻，或用证件登记。',
  card_version_old: '这张卡补发过，旧的码作废了。请对方打开健康卡，出示新的码。',
  card_code_malformed: '这不是健康卡的码，或者没有扫完整。请对方调亮屏幕，再扫一次。',
  card_code_unknown_key: '签发这个码的密钥已经换掉了，不是你的问题。请对方打开健康卡，等码刷新后再扫。',
  card_code_bad_signature: '这个码不是这里签发的，不能用。请对方从小程序里打开健康卡再出示。',
  card_code_clock_skew: '码上的时间和这里对不上，多半是手机的钟不准。请对方联网打开健康卡，换成新码再扫。',
  card_code_expired: '这个码过期了，不是你的问题。请对方打开健康卡，等码刷新后再扫。',
  card_code_replayed: '这个码已经用过一次，可能是截图。请对方打开健康卡，出示新的码。',
  card_code_offline_only: '离线码只能报到，打不开档案。请对方联网以后出示动态码。',
  card_code_identifies_only: '纸卡和卡号打不开档案。请对方出示动态码；报到可以报卡号和生日。',
  ...CLAIM_MESSAGES,
  ...CONTRACT_MESSAGES,
  ...COVERAGE_MESSAGES,
  ...FUND_MESSAGES,
  ...PAYMENT_MESSAGES,
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
